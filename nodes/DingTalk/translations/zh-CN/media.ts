import type { Translations } from '../../../core/translate';

/** Texts of the resource Media. */
export const media: Translations = {
	'media_id in the output of Upload': '见“上传”输出中的 media_id',
	'Download a media file': '下载媒体文件',
	'Get the file that belongs to a media ID': '获取媒体 ID 对应的文件',
	Upload: '上传',
	'Upload a media file': '上传媒体文件',
	'Upload a file and get the media ID by which messages show it':
		'上传文件，得到在消息中使用的媒体 ID',
	'e.g. @lADexample': '例如 @lADexample',
	'ID of the file, as Upload gave it (media_id)': '文件的 ID，由“上传”给出（media_id）',
	Type: '类型',
	'What kind of media it is (type)': '媒体文件的类型（type）',
	'By File Extension': '按扩展名判断',
	'Doc, docx, xls, xlsx, ppt, pptx, zip, pdf or rar, up to 20 MB':
		'doc、docx、xls、xlsx、ppt、pptx、zip、pdf 或 rar，最大 20 MB',
	'Jpg, gif, png or bmp, up to 20 MB': 'jpg、gif、png 或 bmp，最大 20 MB',
	Video: '视频',
	'Mp4, up to 20 MB': 'mp4，最大 20 MB',
	'Amr, mp3 or wav, up to 2 MB': 'amr、mp3 或 wav，最大 2 MB',
};

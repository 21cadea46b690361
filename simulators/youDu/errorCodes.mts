/**
 * The result codes that the simulator uses. Source: docs/reference/youdu.md section 6
 * (doc:a01_00009), where the names carry the prefix ERRCODE_. The texts after them are the
 * reference's, in short.
 */
export const ERROR_CODES = {
	OK: 0, // success
	MISS_ACCESSTOKEN: 100000, // accessToken empty
	ACCESSTOKEN_NOTEXIST: 100001, // accessToken does not exist
	ACCESSTOKEN_EXPIRED: 100002, // accessToken expired
	INVALID_REQUEST: 100003, // bad request
	INVALID_FORMAT_JSON: 100004, // bad message format
	INVALID_APPID: 100005, // invalid appId
	INVALID_ENCRYPT: 100006, // encrypt cannot be decrypted
	MISS_BUIN: 100008,
	INVALID_BUIN: 100009,
	MISS_APPID: 100010,
	MISS_ENCRYPT: 100011,
	INVALID_FORMAT_BUIN: 100012, // not an int
	INVALID_FORMAT_APPID: 100013, // not a string
	INVALID_FORMAT_ENCRYPT: 100014, // not a string
	TOUSER_OVERLIMIT: 200001, // toUser too long
	INVALID_TOUSER: 200007, // invalid toUser
	INVALID_FORMAT_DEPTID: 300102, // wrong type of a department's id
} as const;

export type ErrorName = keyof typeof ERROR_CODES;

/** The provider's refusal of a call; its message is sent as errmsg. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly errcode: number;

	constructor(code: ErrorName, errmsg: string) {
		super(errmsg);
		this.errcode = ERROR_CODES[code];
	}
}

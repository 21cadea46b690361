import {
	CipherError,
	open,
	parseKey,
	seal,
	sealWithBadLength,
	sealWithBadPadding,
	withoutSoundPadding,
} from '../../simulators/youDu/cipher.mts';

// The known-answer vectors of docs/reference/youdu.md, section 2.5.
const KEY = parseKey('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=');
const APP_ID = 'yd0123456789ABCDEF0123456789ABCDEF';
const SYSTEM_APP = 'sysOrgAssistant';

const vectors = [
	{
		name: 'V1 token request',
		random: Buffer.from('0123456789abcdef'),
		payload: Buffer.from('1700000000'),
		appId: APP_ID,
		sealed:
			'4j/AuRx71kQlxVlzbpsMWHh2+eLplXwgN2nil/N5HvZUOewZYzjOw1gY/CHLSoRZhGcOdCk2Q+YBdIvPqBx93fWvLsqiCMRcd4XxCt6/RS0s3fARlSCPyTrkZTDJaVsy',
	},
	{
		name: 'V2 text message',
		random: Buffer.from('ABCDEFGHIJKLMNOP'),
		payload: Buffer.from(
			'{"toUser":"zhangsan|lisi","toDept":"","msgType":"text","text":{"content":"你好，有度！😀"}}',
		),
		appId: APP_ID,
		sealed:
			'vyx3HuuV3UaeH6CffeASr7jw0CrHpqOqhNBagUhIIgDzJ+x/1gKLshvcDRYSIn46/tgleSL7/eMujPxN6O31MYUrpzn/kXyx2R2RdjNZDUdRJyQtTWBs0Q0zHwjg9fr6y2PHDbl1x+KwxoWyRA2pBfmt/GtGS6gv08VzkyyKBe7BZKVvyKjN2AKJ4mDyzPER+5VTS9GWaoX1EBeU9eOZnQ==',
	},
	{
		name: 'V3 token response',
		random: Buffer.from('abcdefghijklmnop'),
		payload: Buffer.from('{"accessToken":"0f1e2d3c4b5a69788796a5b4c3d2e1f0","expireIn":7200}'),
		appId: APP_ID,
		sealed:
			'ZnOlBYhoWuZLTtzBJSU1bbE7CBU9UDL/SFGkAdXhDqqtC7KDlXa7hJ35IEAoR5noRLjuwsNP3jM7cLMzaHMn4bEpFjVHbj7hJvCVnNJDzUYwCHMyr9YAaEUEMvIdJ30wjLzHdkDFsDwKMCCOiNWraoSGQ8H1AwCtI+HJrp+24hk=',
	},
	{
		name: 'V4 binary file',
		random: Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'),
		payload: Buffer.from('89504e470d0a1a0a00ff000000000000000000', 'hex'),
		appId: APP_ID,
		sealed:
			'8pAAtipJn9Cp85pq3S53gO//MKfPkh5usRF1PZuWGnzgYATewkO4mwOx1LJ/IuE3cc1MNWThA/mgKBEVu2R4ggNVc89Zjg7SSblyM/YXc+CcMIkMgOFPJbIhuiihCDCd',
	},
	{
		name: 'V5 foreign tail',
		random: Buffer.from('QRSTUVWXYZ012345'),
		payload: Buffer.from('{"id":7}'),
		appId: SYSTEM_APP,
		sealed:
			'FJBNXt1cubz81M4ECni0aD57R2YMgFxD2wcXttcZfmeaQXmnshM5Hcrty2GKur9wFkqasY5V6SsBd9rhFS4S1Q==',
	},
	{
		name: 'V7 empty payload',
		random: Buffer.from('0123456789abcdef'),
		payload: Buffer.alloc(0),
		appId: APP_ID,
		sealed:
			'4j/AuRx71kQlxVlzbpsMWNdi4zHu9u1WoVeIItBuro0bnnusnz5zhia1rd+x92BGUZhYd4jmkUICxJAUwJa+wg==',
	},
];

const V6 =
	'nah3+sMfINKi7ZW9gxBdLpN6vYhoXQF85Uo/Rct0cBMb03VhxDXjWHKeQWOhEv2ylPl2x4SAP6L1IrGvq5CW3vsLz0/k3oyNDMVDDLMOhHOf6xk84/pk0Wb8NWXv4jZV';
const BAD_LENGTH =
	'4j/AuRx71kQlxVlzbpsMWPHSh0VQqIx9B53MGgxG4XgmDRacWyPzXMvP2heLOa/YGy0UcNHhQNdAVg4T/HzgFA==';
const BAD_PADDING =
	'4j/AuRx71kQlxVlzbpsMWN4FiLwPu9/7c2s5ToMxHgUIyK9KkbZkiynUhEND7EfQ0VPUlOmQfFq7bobnJRq9kQ==';
const FOREIGN_APP =
	'4j/AuRx71kQlxVlzbpsMWCKly63dNg2BIyOy/UIdKXFKlehykeI+J9m2Ti3RgWI5FjDGntIbFRmedTUdORDjUw==';

describe('known-answer vectors', () => {
	it.each(vectors)('$name opens', ({ payload, appId, sealed }) => {
		expect(open(KEY, sealed)).toEqual({ payload, appId });
	});

	it.each(vectors)('$name is sealed bit for bit', ({ random, payload, appId, sealed }) => {
		expect(seal(KEY, payload, appId, random)).toBe(sealed);
	});

	it('V6, sealed with another IV, opens all the same', () => {
		expect(open(KEY, V6)).toEqual({ payload: Buffer.from('1700000000'), appId: APP_ID });
	});

	it('a length beyond the body is refused', () => {
		expect(() => open(KEY, BAD_LENGTH)).toThrow(
			new CipherError('the length field exceeds the body'),
		);
	});

	it('padding bytes over 32 are refused', () => {
		expect(() => open(KEY, BAD_PADDING)).toThrow(
			new CipherError('the padding is not PKCS#7 to 32 bytes'),
		);
	});

	it('a foreign appId is handed out for the caller to judge', () => {
		expect(open(KEY, FOREIGN_APP).appId).toBe(`yd${'F'.repeat(32)}`);
	});
});

describe('other text', () => {
	it.each([
		['no base64', '*** not base64 ***'],
		['URL-safe base64', '8pAAtipJn9Cp85pq3S53gO__MKfPkh5usRF1PZuWGnw='],
		['base64 without its padding', BAD_LENGTH.replace(/=+$/, '')],
		['an empty text', ''],
		['half a block', Buffer.alloc(48).toString('base64')],
		['noise', Buffer.alloc(64, 0x5a).toString('base64')],
	])('%s is refused', (_name, sealed) => {
		expect(() => open(KEY, sealed)).toThrow(CipherError);
	});

	it('padding that is right only in its last byte is refused', () => {
		const sealed = Buffer.from(seal(KEY, 'x', 'y', Buffer.alloc(16)), 'base64');
		// CBC: a change in one block changes the same byte of the next block's plaintext, here the
		// third of ten padding bytes.
		sealed.writeUInt8(sealed.readUInt8(8) ^ 1, 8);
		expect(() => open(KEY, sealed.toString('base64'))).toThrow(/padding/);
	});

	it.each(['', 'short', 'A'.repeat(44), `${'A'.repeat(43)}*`])('%p is no key', (text) => {
		expect(() => parseKey(text)).toThrow(CipherError);
	});

	it('two seals of one payload differ', () => {
		expect(seal(KEY, 'same', APP_ID)).not.toBe(seal(KEY, 'same', APP_ID));
	});

	it('withoutSoundPadding passes over what could be taken for padding', () => {
		const sound = seal(KEY, 'x', APP_ID);
		const unsound = sealWithBadPadding(KEY, 'x', APP_ID);
		const made = [sound, sound, unsound, sound];
		expect(withoutSoundPadding(KEY, () => made.shift() ?? '')).toBe(unsound);
		expect(made).toHaveLength(1);
	});

	it('the deliberately broken seals have the flaw they are named after', () => {
		expect(() => open(KEY, sealWithBadLength(KEY, '{}', APP_ID))).toThrow(/length/);
		expect(() => open(KEY, sealWithBadPadding(KEY, '{}', APP_ID))).toThrow(/padding/);
	});
});

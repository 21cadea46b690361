/** The published vectors of docs/reference/youdu.md 2.5, as they stand there. */

export const BASE64_KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
export const APP_ID = 'yd0123456789ABCDEF0123456789ABCDEF';

interface Vector {
	name: string;
	random: Buffer;
	payload: Buffer;
	ownerId: string;
	encrypted: string;
	/** False where the vector was made with another IV, so that only decrypting can agree. */
	encryptable: boolean;
}

function vector(
	name: string,
	random: string | Buffer,
	payload: string | Buffer,
	encrypted: string,
	{ ownerId = APP_ID, encryptable = true } = {},
): Vector {
	return {
		name,
		random: Buffer.from(random as string),
		payload: Buffer.from(payload as string),
		ownerId,
		encrypted,
		encryptable,
	};
}

export const tokenReply = vector(
	'V3 token response',
	'abcdefghijklmnop',
	'{"accessToken":"0f1e2d3c4b5a69788796a5b4c3d2e1f0","expireIn":7200}',
	'ZnOlBYhoWuZLTtzBJSU1bbE7CBU9UDL/SFGkAdXhDqqtC7KDlXa7hJ35IEAoR5noRLjuwsNP3jM7cLMzaHMn4bEpFjVHbj7hJvCVnNJDzUYwCHMyr9YAaEUEMvIdJ30wjLzHdkDFsDwKMCCOiNWraoSGQ8H1AwCtI+HJrp+24hk=',
);

export const vectors: Vector[] = [
	vector(
		'V1 token request',
		'0123456789abcdef',
		'1700000000',
		'4j/AuRx71kQlxVlzbpsMWHh2+eLplXwgN2nil/N5HvZUOewZYzjOw1gY/CHLSoRZhGcOdCk2Q+YBdIvPqBx93fWvLsqiCMRcd4XxCt6/RS0s3fARlSCPyTrkZTDJaVsy',
	),
	vector(
		'V2 text message',
		'ABCDEFGHIJKLMNOP',
		'{"toUser":"zhangsan|lisi","toDept":"","msgType":"text","text":{"content":"你好，有度！😀"}}',
		'vyx3HuuV3UaeH6CffeASr7jw0CrHpqOqhNBagUhIIgDzJ+x/1gKLshvcDRYSIn46/tgleSL7/eMujPxN6O31MYUrpzn/kXyx2R2RdjNZDUdRJyQtTWBs0Q0zHwjg9fr6y2PHDbl1x+KwxoWyRA2pBfmt/GtGS6gv08VzkyyKBe7BZKVvyKjN2AKJ4mDyzPER+5VTS9GWaoX1EBeU9eOZnQ==',
	),
	tokenReply,
	vector(
		'V4 binary file',
		Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'),
		Buffer.from('89504e470d0a1a0a00ff000000000000000000', 'hex'),
		'8pAAtipJn9Cp85pq3S53gO//MKfPkh5usRF1PZuWGnzgYATewkO4mwOx1LJ/IuE3cc1MNWThA/mgKBEVu2R4ggNVc89Zjg7SSblyM/YXc+CcMIkMgOFPJbIhuiihCDCd',
	),
	vector(
		'V5 foreign tail',
		'QRSTUVWXYZ012345',
		'{"id":7}',
		'FJBNXt1cubz81M4ECni0aD57R2YMgFxD2wcXttcZfmeaQXmnshM5Hcrty2GKur9wFkqasY5V6SsBd9rhFS4S1Q==',
		{ ownerId: 'sysOrgAssistant' },
	),
	vector(
		'V6 another IV',
		'0123456789abcdef',
		'1700000000',
		'nah3+sMfINKi7ZW9gxBdLpN6vYhoXQF85Uo/Rct0cBMb03VhxDXjWHKeQWOhEv2ylPl2x4SAP6L1IrGvq5CW3vsLz0/k3oyNDMVDDLMOhHOf6xk84/pk0Wb8NWXv4jZV',
		{ encryptable: false },
	),
	vector(
		'V7 empty payload',
		'0123456789abcdef',
		'',
		'4j/AuRx71kQlxVlzbpsMWNdi4zHu9u1WoVeIItBuro0bnnusnz5zhia1rd+x92BGUZhYd4jmkUICxJAUwJa+wg==',
	),
];

export const mustFail = {
	length:
		'4j/AuRx71kQlxVlzbpsMWPHSh0VQqIx9B53MGgxG4XgmDRacWyPzXMvP2heLOa/YGy0UcNHhQNdAVg4T/HzgFA==',
	padding:
		'4j/AuRx71kQlxVlzbpsMWN4FiLwPu9/7c2s5ToMxHgUIyK9KkbZkiynUhEND7EfQ0VPUlOmQfFq7bobnJRq9kQ==',
	foreignApp:
		'4j/AuRx71kQlxVlzbpsMWCKly63dNg2BIyOy/UIdKXFKlehykeI+J9m2Ti3RgWI5FjDGntIbFRmedTUdORDjUw==',
};

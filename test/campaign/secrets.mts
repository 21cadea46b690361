/** The ways in which a secret can stand in text: as it is, in a query, in JSON. */
function spellingsOf(secret: string): string[] {
	return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

/** The secrets that stand in a text, however they are spelled. */
export function secretsIn(text: string, secrets: string[]): string[] {
	return secrets.filter((secret) =>
		spellingsOf(secret).some((spelling) => text.includes(spelling)),
	);
}

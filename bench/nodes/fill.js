/** Puts values into a template whose texts `$user`, `$text` and so on stand for them. */
function fill(template, values) {
	if (typeof template === 'string') {
		return template.replace(/\$(\w+)/g, (text, name) => values[name] ?? text);
	}
	if (typeof template !== 'object' || template === null) return template;
	if (Array.isArray(template)) return template.map((entry) => fill(entry, values));
	return Object.fromEntries(
		Object.entries(template).map(([name, value]) => [name, fill(value, values)]),
	);
}

module.exports = { fill };

/**
 * Puts values into a template whose texts `$user`, `$text` and so on stand for them.
 *
 * @template Template
 * @param {Template} template plain data
 * @param {Record<string, string>} values
 * @returns {Template}
 */
function fill(template, values) {
	return JSON.parse(JSON.stringify(template), (_, value) =>
		typeof value === 'string'
			? value.replace(/\$(\w+)/g, (text, name) => values[name] ?? text)
			: value,
	);
}

module.exports = { fill };

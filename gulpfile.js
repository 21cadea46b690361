const { execFileSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { src, dest, series } = require('gulp');

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });
}

/** Icons, codex files and output schemas: what n8n reads beside the compiled code. */
function assets() {
	const files = ['nodes', 'credentials', 'icons'].flatMap((folder) => [
		`${folder}/**/*.svg`,
		`${folder}/**/*.node.json`,
		`${folder}/**/__schema__/**/*.json`,
	]);
	return src(files, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

exports.build = series(clean, compile, assets);
exports.default = exports.build;

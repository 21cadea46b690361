/**
 * `node --import ./host/typescript.mts …`: lets Node.js run nodes/ and credentials/ as they stand. They
 * are written for the compiler, which finds `./fields` in fields.ts, and for n8n, which loads the CommonJS
 * form of n8n-workflow.
 */
import { registerHooks, type ResolveHookSync } from 'node:module';

const WRITTEN_FOR_COMPILER = /\.ts$/;

const resolveAsCompiler: ResolveHookSync = (specifier, context, next) => {
	if (!WRITTEN_FOR_COMPILER.test(context.parentURL ?? '')) return next(specifier, context);
	if (!specifier.startsWith('.')) {
		return next(specifier, { ...context, conditions: ['node', 'require'] });
	}
	try {
		return next(`${specifier}.ts`, context);
	} catch {
		return next(`${specifier}/index.ts`, context);
	}
};

registerHooks({
	resolve(specifier, context, next) {
		const found = resolveAsCompiler(specifier, context, next);
		return WRITTEN_FOR_COMPILER.test(found.url) ? { ...found, format: 'module-typescript' } : found;
	},
});

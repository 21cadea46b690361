import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** For what surrounds the package: simulators, host and tests. The package itself has n8n's rules. */
export default tseslint.config(
	{ ignores: ['dist/', '**/node_modules/', '.host/'] },
	{
		files: ['**/*.mts', '**/*.mjs', '**/*.js'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
		languageOptions: { globals: globals.node },
	},
	{
		files: ['**/*.js'],
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
);

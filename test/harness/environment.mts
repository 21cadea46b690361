// n8n-core reads these when it is loaded.
process.env.N8N_ENCRYPTION_KEY ??= 'x'.repeat(24);
process.env.N8N_LOG_LEVEL ??= 'silent';

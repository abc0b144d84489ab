import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostFiles, securityHeaders } from '../../scripts/headers.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';

// What hosts are told. A page in place of a missing script, or a "for ever" on such an answer, would stay on phones.

const files = hostFiles();

/** Netlify: the first rule whose path fits answers what is no file. */
function netlifyFor(path: string): { to: string; status: number } | undefined {
	const rules = [...files['netlify.toml'].matchAll(/from = "(.*)"\nto = "(.*)"\nstatus = (\d+)/g)];
	const rule = rules.find(([, from = '']) => path.startsWith(from.replace(/\*$/, '')));
	return rule && { to: rule[2] ?? '', status: Number(rule[3]) };
}

test('Netlify says of a missing file of the app that it is missing, and opens the app at any other address', () => {
	expect(netlifyFor('/_app/immutable/chunks/gone.js')).toEqual({ to: '/404.html', status: 404 });
	expect(netlifyFor('/_app/version.json')?.status).toBe(404);
	expect(netlifyFor('/meeting/roll')).toEqual({ to: '/200.html', status: 200 });
});

test('where a header goes with every answer, nothing is said to be for ever', () => {
	expect(files._headers).toContain('X-Content-Type-Options: nosniff');
	expect(files._headers).not.toMatch(/immutable|max-age=31536000.*immutable|Cache-Control/);
});

test.each(['_headers', '.htaccess', 'nginx.conf.example'] as const)(
	'%s cuts the window off from whoever opened it (docs/DEPLOY.md)',
	(name) => {
		expect(files[name]).toMatch(/Cross-Origin-Opener-Policy\W+same-origin\b/);
	}
);

test('nginx gives no page for an address that ends like a file, and no missing file for ever', () => {
	const blocks = files['nginx.conf.example'].split(/^location /m).slice(1);
	const fallbacks = blocks.map((block) => [block.split(' {')[0], /try_files (.*);/.exec(block)?.[1]]);
	expect(fallbacks).toEqual([
		['^~ /_app/immutable/', '$uri =404'],
		['~ \\.\\w+$', '$uri =404'],
		['/', '$uri $uri.html $uri/index.html /200.html']
	]);
	expect(files['nginx.conf.example']).not.toMatch(/Cache-Control.*always/);
});

test('Apache gives the app only for addresses without an ending', () => {
	const [, conditions] = files['.htaccess'].split('RewriteRule ^(.+)$ /$1.html [L]');
	expect(conditions).toContain('RewriteCond %{REQUEST_URI} !\\.\\w+$');
	expect(files['.htaccess']).not.toMatch(/Header always set Cache-Control/);
});

test('our own server: a missing script is missing, and is asked for again', async () => {
	const server = await serveFolder({ folder: 'static' });
	const missing = await fetch(`${server.origin}/_app/immutable/chunks/gone.js`);
	expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-cache']);
	await server.close();
});

test('the proxy of a post box sends every header that other hosts send, and logs no request', () => {
	const caddy = readFileSync('deploy/post/Caddyfile', 'utf8');
	const lines = caddy.split('\n').map((line) => line.trim());
	for (const [name, value] of Object.entries(securityHeaders)) expect(lines).toContain(`${name} "${value}"`);
	expect(lines).toContain('Strict-Transport-Security "max-age=31536000"');
	expect(lines.filter((line) => /^log\b/.test(line))).toEqual([]);
	// The door counts the last address that the header names: what a stranger wrote into it is replaced.
	expect(lines).toContain('header_up X-Forwarded-For {remote_host}');
});

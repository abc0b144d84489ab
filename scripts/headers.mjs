/**
 * The headers that every answer carries, once for all hosts: the servers in this repository send them, and
 * `npm run build` writes them in the form of the usual hosts. The policy for scripts is in the pages themselves
 * (svelte.config.js), because it holds the hashes of the build; only what a page cannot say for itself is here.
 */
export const securityHeaders = {
	'Content-Security-Policy': "frame-ancestors 'none'",
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': [
		'camera=(self)',
		'microphone=(self)',
		...['accelerometer', 'bluetooth', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer'],
		...['midi', 'payment', 'serial', 'usb', 'browsing-topics']
	]
		.map((feature) => (feature.includes('=') ? feature : `${feature}=()`))
		.join(', '),
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow'
};

/** Only where HTTPS is certain; a server on this computer must not send it. */
const onlyHttps = { 'Strict-Transport-Security': 'max-age=31536000' };

/** Names with a hash inside never change; everything else is asked for again, or an old app would stay for ever. */
const immutable = '/_app/immutable/';
const forEver = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';

/** @param {string} path the path of the address @returns {Record<string, string>} */
export const headersFor = (path) => ({
	...securityHeaders,
	'Cache-Control': path.startsWith(immutable) ? forEver : askAgain
});

/** What to put beside the built app so that a host sends the headers and answers deep links with the shell. */
export const hostFiles = () => ({
	_headers: underscoreHeaders(),
	'netlify.toml': '[[redirects]]\nfrom = "/*"\nto = "/200.html"\nstatus = 200\n',
	'.htaccess': apache(),
	'nginx.conf.example': nginx()
});

const forHosts = { ...securityHeaders, ...onlyHttps };

/**
 * Netlify, Cloudflare Pages and others that read `_headers`. They ask again for every file unless told otherwise,
 * and they differ in what two rules for one header mean, so the first rule says nothing of caching. A `_redirects`
 * file is left out for the same reason: Netlify looks for a file first, Cloudflare for a redirect.
 */
const underscoreHeaders = () =>
	[
		'/*',
		...Object.entries(forHosts).map(([name, value]) => `  ${name}: ${value}`),
		`${immutable}*`,
		`  Cache-Control: ${forEver}`,
		''
	].join('\n');

const apache = () => `DirectoryIndex index.html
AddType application/manifest+json .webmanifest
AddType text/javascript .js
AddType application/wasm .wasm
<IfModule mod_headers.c>
${Object.entries(forHosts)
	.map(([name, value]) => `	Header always set ${name} "${value}"`)
	.join('\n')}
	Header set Cache-Control "${askAgain}"
	<If "%{REQUEST_URI} =~ m#^${immutable}#">
		Header set Cache-Control "${forEver}"
	</If>
</IfModule>
<IfModule mod_rewrite.c>
	RewriteEngine On
	RewriteCond %{REQUEST_FILENAME} -f
	RewriteRule ^ - [L]
	RewriteCond %{DOCUMENT_ROOT}%{REQUEST_URI}.html -f
	RewriteRule ^(.+)$ /$1.html [L]
	RewriteCond %{REQUEST_URI} !\\.\\w+$
	RewriteCond %{REQUEST_URI} !^/$
	RewriteRule ^ /200.html [L]
</IfModule>
`;

const nginx =
	() => `# Inside the server block of an HTTPS host. An add_header in a location replaces those outside it,
# so the common ones stand in both.
root /var/www/bahi;
location ${immutable} {
${nginxHeaders(forEver)}
	try_files $uri =404;
}
location / {
${nginxHeaders(askAgain)}
	try_files $uri $uri.html $uri/index.html /200.html;
}
`;

/** @param {string} cache */
const nginxHeaders = (cache) =>
	Object.entries({ ...forHosts, 'Cache-Control': cache })
		.map(([name, value]) => `	add_header ${name} "${value}" always;`)
		.join('\n');

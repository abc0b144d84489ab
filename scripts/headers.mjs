/**
 * Headers of every response, in one place for all hosts: the servers of this repository send them, and
 * `npm run build` writes them in the formats of common hosts. The script policy is in the pages
 * (svelte.config.js), because it contains hashes of the build; here is only what a page cannot state itself.
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

/** Only with guaranteed HTTPS; a server on this computer must not send it. */
const onlyHttps = { 'Strict-Transport-Security': 'max-age=31536000' };

/** Files with a hash in their name never change; all others are revalidated, or an old app would stay for ever. */
const immutable = '/_app/immutable/';
const forEver = 'public, max-age=31536000, immutable';
export const askAgain = 'no-cache';

/** @param {string} path the path of the address @returns {Record<string, string>} */
export const headersFor = (path) => ({
	...securityHeaders,
	'Cache-Control': path.startsWith(immutable) ? forEver : askAgain
});

/**
 * Files beside the built app that make a host send the headers, answer deep links with the shell, and return 404 for a
 * missing file: a page in its place would be cached as the script.
 */
export const hostFiles = () => ({
	_headers: underscoreHeaders(),
	'netlify.toml': netlify(),
	'.htaccess': apache(),
	'nginx.conf.example': nginx()
});

/**
 * A copy of the shell. Netlify, Cloudflare Pages and others return it with status 404 for unknown paths: an address still opens the
 * app, and a missing script is detected. Without it Cloudflare returns the first page with 200.
 */
export const notFoundPage = '404.html';

/** Folder of the app's files only: no address of a screen begins with it. */
const filesOfTheApp = '/_app/';

const forHosts = { ...securityHeaders, ...onlyHttps };

/**
 * For Netlify, Cloudflare Pages and others that read `_headers`. By default they make browsers revalidate every file,
 * and they send these headers with every response, including a 404: so no long caching is
 * set. The service worker caches the app on the phone, so revalidation costs an installed app nothing. There is no `_redirects` file
 * because hosts interpret it differently: Netlify prefers the file, Cloudflare the redirect.
 */
const underscoreHeaders = () =>
	['/*', ...Object.entries(forHosts).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');

/** The first matching rule applies, and only if no file exists. */
const netlify = () =>
	[
		{ from: `${filesOfTheApp}*`, to: `/${notFoundPage}`, status: 404 },
		{ from: '/*', to: '/200.html', status: 200 }
	]
		.map(({ from, to, status }) => `[[redirects]]\nfrom = "${from}"\nto = "${to}"\nstatus = ${status}\n`)
		.join('\n');

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
location ^~ ${immutable} {
${nginxHeaders(forEver)}
	try_files $uri =404;
}
location ~ \\.\\w+$ {
${nginxHeaders(askAgain)}
	try_files $uri =404;
}
location / {
${nginxHeaders(askAgain)}
	try_files $uri $uri.html $uri/index.html /200.html;
}
`;

/** @param {string} cache */
const nginxHeaders = (cache) =>
	[
		...Object.entries(forHosts).map(([name, value]) => `	add_header ${name} "${value}" always;`),
		// Not "always": a 404 must not be cached for ever.
		`	add_header Cache-Control "${cache}";`
	].join('\n');

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
export const askAgain = 'no-cache';

/** @param {string} path the path of the address @returns {Record<string, string>} */
export const headersFor = (path) => ({
	...securityHeaders,
	'Cache-Control': path.startsWith(immutable) ? forEver : askAgain
});

/**
 * What to put beside the built app so that a host sends the headers, answers deep links with the shell, and says of a
 * missing file that it is missing: a page in its place would be kept as if it were the script.
 */
export const hostFiles = () => ({
	_headers: underscoreHeaders(),
	'netlify.toml': netlify(),
	'.htaccess': apache(),
	'nginx.conf.example': nginx()
});

/**
 * The shell once more. Netlify, Cloudflare Pages and others give it with status 404 for what they do not have: an address opens the
 * app all the same, and a script that is missing is known to be. Without it Cloudflare gives the first page with 200.
 */
export const notFoundPage = '404.html';

/** Where the files of the app lie, and nothing else: no address of a screen begins so. */
const filesOfTheApp = '/_app/';

const forHosts = { ...securityHeaders, ...onlyHttps };

/**
 * Netlify, Cloudflare Pages and others that read `_headers`. They let phones ask again for every file unless told
 * otherwise, and send what stands here with any answer, with the one for a missing file too: so nothing is said to be
 * for ever. The service worker keeps the app on the phone; asking again costs an installed app nothing. A `_redirects` file is
 * left out because hosts read it differently: Netlify looks for a file first, Cloudflare for a redirect.
 */
const underscoreHeaders = () =>
	['/*', ...Object.entries(forHosts).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');

/** The first rule that fits counts, and only where there is no such file. */
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
		// Not "always": a file that is missing now is not missing for ever.
		`	add_header Cache-Control "${cache}";`
	].join('\n');

import { policyHash } from './policy-hash.mjs';

const link = /<link href="([^"]+\.css)" rel="stylesheet">/g;

/**
 * A page with its styles inside, and their hashes in its content security policy: a style that is a file of its own holds back the
 * first picture, and Kit writes it inside only where it cuts the app into pages itself (ADR 0051). The links stay, disabled: Vite
 * looks for them before it fetches a style that a later part names too.
 *
 * @param {string} html
 * @param {(path: string) => string} read gives the text of a style sheet
 * @returns {string}
 */
export function withStyles(html, read) {
	/** @type {string[]} */
	const hashes = [];
	const inlined = html.replaceAll(link, (_, /** @type {string} */ path) => {
		const style = read(path);
		hashes.push(policyHash(style));
		return `<style>${style}</style>\n\t\t<link href="${path}" rel="stylesheet" disabled>`;
	});
	if (hashes.length === 0) return html;
	const allowed = inlined.replace("style-src 'self'", `style-src 'self' ${hashes.join(' ')}`);
	if (allowed === inlined) throw new Error('the content security policy of a page does not name styles');
	return allowed;
}

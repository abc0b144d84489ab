import { policyHash } from './policy-hash.mjs';

const link = /<link href="([^"]+\.css)" rel="stylesheet">/g;

/**
 * A page with its styles inline, and their hashes in its content security policy: a separate style file delays the
 * first paint, and Kit inlines styles only in its own page splitting (ADR 0051). They are embedded as text, which
 * `styleAfterPicture` converts to a style: parsing them would delay the first paint too, which needs two of their rules (ADR 0051).
 * The links stay, disabled: Vite looks for them before it fetches a style used by a later chunk too.
 *
 * @param {string} html
 * @param {(path: string) => string} read returns the text of a style sheet
 * @returns {string}
 * @throws if the content security policy has no styles, or no style has the rules of the first paint
 */
export function withStyles(html, read) {
	/** @type {string[]} */
	const styles = [];
	const inlined = html.replaceAll(link, (_, /** @type {string} */ path) => {
		const style = read(path);
		if (style.includes('</')) throw new Error(`a style with an end tag cannot stand in the page: ${path}`);
		styles.push(style);
		return `<script type="text/plain" data-style>${style}</script>\n\t\t<link href="${path}" rel="stylesheet" disabled>`;
	});
	if (styles.length === 0) return html;
	const picture = styleOfPicture(styles.join(''));
	const hashes = [picture, ...styles].map(policyHash).join(' ');
	const allowed = inlined.replace("style-src 'self'", `style-src 'self' ${hashes}`);
	if (allowed === inlined) throw new Error('the content security policy of a page does not name styles');
	return allowed.replace(
		'<script type="text/plain"',
		() => `<style>${picture}</style>\n\t\t<script type="text/plain"`
	);
}

/** Rules for what src/app.html draws before any script runs: the background, and the position of the book. @param {string} style */
function styleOfPicture(style) {
	const [, paper] = /--paper:(#[\da-f]+)/.exec(style) ?? [];
	const [book] = /#coming\{[^}]*\}/.exec(style) ?? [];
	if (paper === undefined || book === undefined)
		throw new Error('no style says where the first picture lies');
	return `html{background:${paper}}${book}`;
}

/**
 * Converts the page's embedded texts to styles after the first paint. This function is written into every page as text, so it uses
 * no outer variable.
 *
 * @param {Window} page
 * @returns {() => void} converts them at once if needed: a hidden page paints nothing
 */
export function styleAfterPicture(page) {
	const show = () => {
		for (const text of page.document.querySelectorAll('[data-style]')) {
			const style = page.document.createElement('style');
			style.textContent = text.textContent;
			text.replaceWith(style);
		}
		// The letters come while the first screen is made, and not one file after the other once it is laid out.
		for (const weight of [400, 700])
			void page.document.fonts.load(`${String(weight)} 1em Noto Sans Devanagari`, 'कa');
	};
	page.requestAnimationFrame(() => page.setTimeout(show));
	return show;
}

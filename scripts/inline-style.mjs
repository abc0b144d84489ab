import { policyHash } from './policy-hash.mjs';

const link = /<link href="([^"]+\.css)" rel="stylesheet">/g;

/**
 * A page with its styles inside, and their hashes in its content security policy: a style that is a file of its own holds back the
 * first picture, and Kit writes it inside only where it cuts the app into pages itself (ADR 0051). They stand as text, which
 * `styleAfterPicture` makes a style of: to read them would hold back the first picture too, which needs two rules of them (ADR 0051).
 * The links stay, disabled: Vite looks for them before it fetches a style that a later part names too.
 *
 * @param {string} html
 * @param {(path: string) => string} read gives the text of a style sheet
 * @returns {string}
 * @throws where the content security policy does not name styles, or no style holds what the first picture needs
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

/** What src/app.html draws before any script runs: the paper, and where the book lies on it. @param {string} style */
function styleOfPicture(style) {
	const [, paper] = /--paper:(#[\da-f]+)/.exec(style) ?? [];
	const [book] = /#coming\{[^}]*\}/.exec(style) ?? [];
	if (paper === undefined || book === undefined)
		throw new Error('no style says where the first picture lies');
	return `html{background:${paper}}${book}`;
}

/**
 * Makes styles of the texts in the page once its first picture is drawn. This function is written into every page as text, so it uses
 * nothing from outside itself.
 *
 * @param {Window} page
 * @returns {() => void} does it at once where it was not done: a page that nobody sees draws nothing
 */
export function styleAfterPicture(page) {
	const show = () => {
		for (const text of page.document.querySelectorAll('[data-style]')) {
			const style = page.document.createElement('style');
			style.textContent = text.textContent;
			text.replaceWith(style);
		}
	};
	page.requestAnimationFrame(() => page.setTimeout(show));
	return show;
}

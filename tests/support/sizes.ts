import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFolder } from '../../scripts/build.mjs';
import { openPhone, type Phone } from './browser.ts';

/** What a phone may fetch, in kilobytes of 1,000 bytes, compressed as hosts do it. Raised only with its reason in docs/PERFORMANCE.md. */
export const sizeBudgets = {
	scriptOfFirstScreen: 75,
	/** Not kilobytes but files: each costs about four milliseconds on its way through the worker. */
	filesOfFirstScreen: 10,
	/** What leaves pages in a post box (docs/adr/0168): seals, keeps and sends them, and compares. */
	postThatDelivers: 8,
	/** What sets it up, shows what waits, opens what came and brings a book back. */
	postBesides: 8.2,
	/** Files. */
	filesAtOnce: 30,
	/** Without voice: an evening of the women, from the lock to the seal. */
	keptAtOnce: 600,
	/** Without voice: the whole app, some time after the first visit began. */
	keptInAll: 1_220
} as const;

/** Scripts that had come, or were asked for by the page itself, when the first screen of an empty phone stood there. */
export async function scriptsOfFirstScreen(): Promise<readonly string[]> {
	const phone = await openPhone({ context: { serviceWorkers: 'block' } });
	await phone.page.addInitScript(noteFirstScreen);
	await phone.page.goto(`${phone.origin}/`);
	const paths = await phone.page.evaluate(() => (window as unknown as NotedWindow).asked);
	await phone.close();
	return [...new Set(paths)].filter((path) => path.endsWith('.js'));
}

interface NotedWindow {
	readonly asked: Promise<readonly string[]>;
}

/** Runs in the page from its first moment. */
function noteFirstScreen(): void {
	let ahead: readonly string[] = [];
	document.addEventListener('DOMContentLoaded', () => {
		const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="script"]');
		ahead = [...links].map(({ href }) => href);
	});
	const asked = new Promise((resolve) => {
		const watcher = new MutationObserver(() => {
			if (document.querySelector('main button') === null) return;
			watcher.disconnect();
			const came = performance.getEntriesByType('resource').map(({ name }) => name);
			resolve([...came, ...ahead].map((url) => new URL(url).pathname));
		});
		watcher.observe(document, { childList: true, subtree: true });
	});
	Object.assign(window, { asked });
}

/** A phone after its first visit, with nothing left to fetch. */
export async function filesKept(): Promise<{ atOnce: readonly string[]; inAll: readonly string[] }> {
	const phone = await openPhone();
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	const inAll = await pathsIn(phone, (name) => name !== 'bahi-voice');
	const atOnce = await pathsIn(phone, (name) => name.includes('precache'));
	await phone.close();
	return { atOnce, inAll };
}

async function pathsIn(phone: Phone, isMeant: (cache: string) => boolean): Promise<readonly string[]> {
	const names = (await phone.page.evaluate(() => caches.keys())).filter(isMeant);
	return phone.page.evaluate(async (wanted) => {
		const kept = await Promise.all(wanted.map(async (name) => (await caches.open(name)).keys()));
		// The start is the page that is given for every address, once more.
		return kept.flat().map(({ url }) => new URL(url).pathname.replace(/^\/$/, '/200.html'));
	}, names);
}

/** In kilobytes. @param paths below the origin */
export function sizeOf(paths: readonly string[]): number {
	const bytes = paths.map((path) => {
		const content = readFileSync(join(buildFolder, path));
		// Pictures, letters and sounds are compressed already; hosts send them as they are.
		return /\.(?:png|webp|woff2|ogg|webm|mp3|m4a)$/.test(path) ? content.length : gzipSync(content).length;
	});
	return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { join } from 'node:path';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type LaunchOptions,
	type Page
} from 'playwright-core';
import { buildFolder } from '../../scripts/build.mjs';
import type { LocalDate } from '#kernel';
import { findBrowser, howToGetABrowser, launchOptions } from '../../scripts/browser.mjs';
import { givenShift, moveClock } from '../../scripts/given-clock.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';
import { certificateFor } from './certificate.ts';
import { allIsKept } from './all-is-kept.ts';
import type { Wrong } from './wrong-host.ts';

/**
 * A phone with the built app: a real browser of the size of a cheap phone, and a web server of its own, which can
 * be switched off. Each phone is empty at first: another port is another origin.
 *
 * ```ts
 * const phone = await openPhone();
 * await phone.page.goto(`${phone.origin}/`);
 * …
 * expect(phone.problems).toEqual([]);
 * await phone.close();
 * ```
 */
export interface Phone {
	readonly origin: string;
	readonly context: BrowserContext;
	/** The first tab. */
	readonly page: Page;
	/** A page of another phone, which knows nothing of this one and finds the same host. */
	readonly elsewhere: () => Promise<Page>;
	/** What no journey may meet: errors in the console, refused by the content security policy, or not caught. */
	readonly problems: readonly string[];
	/** Stops the web server, which is more than an emulated lack of network: nothing answers. */
	readonly goOffline: () => Promise<void>;
	/** The day on its wall. */
	readonly today: () => Promise<LocalDate>;
	readonly goOnline: () => Promise<void>;
	/** Waits until the app is on the phone and needs no network. */
	readonly installed: () => Promise<void>;
	/** False where the app is never kept on the phone. */
	readonly keepsApp: boolean;
	/** Ends the browser process as a flat battery would, with no chance to write. */
	readonly kill: () => Promise<void>;
	readonly close: () => Promise<void>;
}

export interface PhoneOptions {
	readonly folder?: string;
	readonly headers?: (path: string) => Record<string, string>;
	/** Texts that the server gives in place of files, by path; may change while it serves. */
	readonly instead?: ReadonlyMap<string, string>;
	/** Keeps what the browser stores in this folder, so that another phone can be opened on it after a kill. */
	readonly profile?: string;
	/** With `profile`, the port of the phone before it: the same origin, the same groups. */
	readonly port?: number;
	readonly context?: BrowserContextOptions;
	/** What the server gives that is not a good host; null: the file. May change while it serves. */
	readonly wrong?: Wrong;
	/**
	 * False where nothing is kept for a day without a network: half of the time of a short journey is spent on that, and
	 * journeys that go offline are many.
	 */
	readonly keepsApp?: boolean;
	/**
	 * True where its codes must be those of a file or of Node; false: Argon2 costs next to nothing, whatever the book says. A phone that keeps the app
	 * always has the real ones.
	 */
	readonly realCodes?: boolean;
	/** A name under which the server is found, with a certificate: https. Without it this computer, by http. */
	readonly host?: string;
	/** Is told all that the server hears. */
	readonly heard?: (request: IncomingMessage) => void;
	/** The door of a post box behind the same host. */
	readonly door?: RequestListener;
	/** The language that its women chose before; null on a phone that is asked for it first. */
	readonly language?: string | null;
	/** True where nothing is heard: the loudspeaker of Chromium takes a tenth of the time of a journey. */
	readonly isQuiet?: boolean;
	/** More command-line flags of Chromium, for instance a camera that is a file. */
	readonly flags?: readonly string[];
}

/** A cheap phone of India, held upright. */
const cheapPhone: BrowserContextOptions = {
	viewport: { width: 360, height: 640 },
	deviceScaleFactor: 2,
	isMobile: true,
	hasTouch: true,
	locale: 'hi-IN',
	timezoneId: 'Asia/Kolkata'
};

/** Milliseconds: a busy machine is slow, not wrong. What never comes fails all the same, later. */
const longest = 90_000;

type File = readonly [path: string, text: string];

const workerThatKeepsNothing: File = ['/service-worker.js', ''];

/** The worker of Argon2 with the least memory and one pass, whatever is asked: the real one takes a sixth of the time of all journeys. */
function quickArgon2(folder: string): readonly File[] {
	const workers = join(folder, '_app/immutable/workers');
	return readdirSync(workers)
		.filter((name) => name.startsWith('argon2-worker'))
		.map((name) => [
			`/_app/immutable/workers/${name}`,
			`${readFileSync(join(workers, name), 'utf8')}
self.addEventListener('message', (event) => {
	if (event.data.memoryKib === 8) return;
	event.stopImmediatePropagation();
	self.dispatchEvent(new MessageEvent('message', { data: { ...event.data, memoryKib: 8, passes: 1 } }));
});`
		]);
}

export async function openPhone(options: PhoneOptions = {}): Promise<Phone> {
	const { keepsApp = true, realCodes = keepsApp, folder = buildFolder } = options;
	const instead = keepsApp
		? options.instead
		: new Map([
				...(options.instead ?? []),
				workerThatKeepsNothing,
				...(realCodes ? [] : quickArgon2(folder))
			]);
	const { host, heard, door } = options;
	const secure = host === undefined ? undefined : certificateFor(host);
	const serve = (port: number) =>
		serveFolder({
			folder,
			port,
			...(secure && { secure }),
			...(heard && { heard }),
			...(door && { door }),
			...(options.headers && { headers: options.headers }),
			...(instead && { instead }),
			...(options.wrong && { wrong: options.wrong })
		});
	let server = await serve(options.port ?? 0);
	const { port } = server;
	const origin = host === undefined ? server.origin : `https://${host}`;
	const { context, kill, close } = await openContext(
		host === undefined ? options : foundAs(host, port, options)
	);
	context.setDefaultTimeout(longest);
	await context.addInitScript(moveClock, givenShift());
	if (options.language !== null) await context.addInitScript(chooseLanguage, options.language ?? 'hi');
	if (options.isQuiet === true) await context.addInitScript(beQuiet);
	const problems: string[] = [];
	context.on('page', (page) => watch(page, problems));
	for (const page of context.pages()) watch(page, problems);
	const page = context.pages()[0] ?? (await context.newPage());
	const elsewhere = async (): Promise<Page> => {
		const other = await context
			.browser()
			?.newContext({ ...cheapPhone, ignoreHTTPSErrors: host !== undefined });
		if (other === undefined) throw new Error('This context has no browser of its own.');
		await other.addInitScript(moveClock, givenShift());
		return other.newPage();
	};
	let online = true;
	const goOffline = async (): Promise<void> => {
		if (online) await server.close();
		online = false;
	};
	return {
		origin,
		context,
		page,
		elsewhere,
		problems,
		today: () => page.evaluate(() => new Date().toLocaleDateString('en-CA') as LocalDate),
		goOffline,
		goOnline: async () => {
			if (!online) server = await serve(port);
			online = true;
		},
		installed: () => installed(page, options.isQuiet === true),
		keepsApp,
		kill: async () => {
			await kill();
			await goOffline();
		},
		close: async () => {
			await close();
			await goOffline();
		}
	};
}

/** The browser finds this computer under a name, and believes its certificate. */
const foundAs = (
	host: string,
	port: number,
	{ flags = [], context, ...options }: PhoneOptions
): PhoneOptions => ({
	...options,
	flags: [
		...flags,
		`--host-resolver-rules=MAP ${host} 127.0.0.1:${String(port)}`,
		'--ignore-certificate-errors'
	],
	context: { ...context, ignoreHTTPSErrors: true }
});

/** Runs in the page from its first moment; a choice that was made on it stays. */
function chooseLanguage(language: string): void {
	try {
		if (localStorage.getItem('bahi.language') === null) localStorage.setItem('bahi.language', language);
	} catch {
		// A frame without an address of its own has no storage.
	}
}

/** As a woman switches it off; a choice that was made on the page stays. */
function beQuiet(): void {
	try {
		if (localStorage.getItem('bahi.sound') === null) localStorage.setItem('bahi.sound', 'off');
	} catch {
		// A frame without an address of its own has no storage.
	}
}

async function installed(page: Page, isQuiet: boolean): Promise<void> {
	const ready = await page.evaluate((milliseconds) => {
		const tooLate = new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds));
		return Promise.race([navigator.serviceWorker.ready.then(() => true), tooLate]);
	}, longest);
	if (!ready) throw new Error('No service worker became active: nobody started the updates.');
	const isOurs = await page.evaluate(allIsKept, longest);
	// A phone that is mute fetches no voice.
	if (isOurs && !isQuiet && !(await page.evaluate(voiceIsKept, longest)))
		throw new Error('The voice was not kept.');
}

/** The voice comes after the app, where clips can be played (`listenIn` takes that away). @returns false where it did not */
async function voiceIsKept(milliseconds: number): Promise<boolean> {
	if ((globalThis as { AudioContext?: unknown }).AudioContext === undefined) return true;
	const tooLate = performance.now() + milliseconds;
	while (performance.now() < tooLate) {
		const cache = await caches.open('bahi-voice');
		if ((await cache.keys()).length > 0) return true;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return false;
}

/** A browser that starts; kept for the tests that need more than one context. */
export async function launch(flags: readonly string[] = []) {
	const found = await findBrowser();
	if (!found) throw new Error(howToGetABrowser);
	const { args, ...rest } = launchOptions(found);
	return { ...rest, args: [...args, ...flags] };
}

async function openContext({ profile, context: own, flags }: PhoneOptions) {
	const options = await launch(flags);
	const contextOptions = { ...cheapPhone, ...own };
	if (profile !== undefined) {
		const context = await chromium.launchPersistentContext(profile, { ...options, ...contextOptions });
		const kill = async (): Promise<void> => {
			const ended = new Promise((resolve) => context.once('close', resolve));
			await killBrowserOf(context);
			await ended;
		};
		return { context, kill, close: () => context.close() };
	}
	// A worker of the tests ends its browser with itself; a script would wait for it.
	const isShared = flags === undefined && process.env['VITEST'] !== undefined;
	const browser = await (isShared ? sharedBrowser(options) : chromium.launch(options));
	const context = await browser.newContext(contextOptions);
	const close = () => (isShared ? context.close() : browser.close());
	return { context, kill: close, close };
}

let shared: Promise<Browser> | undefined;

/** One for all phones of a worker: each has a context of its own, which knows nothing of the others. It ends with the worker. */
function sharedBrowser(options: LaunchOptions): Promise<Browser> {
	return (shared ??= chromium.launch(options));
}

/** Kills the main process; the others end with it. */
async function killBrowserOf(context: BrowserContext): Promise<void> {
	const browser = context.browser();
	if (!browser) throw new Error('This context has no browser of its own.');
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const main = processInfo.find(({ type }) => type === 'browser');
	if (!main) throw new Error('The browser process was not found.');
	process.kill(main.id, 'SIGKILL');
}

function watch(page: Page, problems: string[]): void {
	page.on('pageerror', (error) => problems.push(`not caught: ${error.message}`));
	page.on('console', (message) => {
		// A request that finds no network is told in the console whatever the app does about it.
		const text = message.text();
		if (message.type() === 'error' && !text.includes('net::ERR_')) problems.push(`console: ${text}`);
	});
}

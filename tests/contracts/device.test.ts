import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	createAudioDoor,
	createClock,
	createFileOut,
	createIdleLock,
	createRandom,
	createTryCounter,
	createVoice
} from '#device';
import { isDay, isInstant } from '#kernel';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('the clock', () => {
	test('tells the day where the phone is, not the day of Greenwich', () => {
		vi.useFakeTimers({ now: new Date(2026, 10, 24, 0, 5), toFake: ['Date'] });
		expect(createClock().today()).toBe('2026-11-24');
		vi.setSystemTime(new Date(2026, 10, 24, 23, 55));
		expect(createClock().today()).toBe('2026-11-24');
	});

	test('gives days and instants of the form that the book takes', () => {
		expect(isDay(createClock().today())).toBe(true);
		expect(isInstant(createClock().now())).toBe(true);
	});
});

describe('chance', () => {
	test('makes ids of 26 small letters that do not come twice', () => {
		const random = createRandom();
		const ids = Array.from({ length: 1_000 }, () => random.id());
		expect(ids.every((id) => /^[a-z2-7]{26}$/.test(id))).toBe(true);
		expect(new Set(ids).size).toBe(1_000);
		expect(random.bytes(7)).toHaveLength(7);
	});

	test('uses every one of 128 bits', () => {
		vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) });
		expect(createRandom().id()).toBe(`${'7'.repeat(25)}4`);
	});
});

describe('the counter of wrong tries', () => {
	function aPhone() {
		const indexedDB = new IDBFactory();
		let now = 1_000_000_000_000;
		const start = () => createTryCounter({ indexedDB, clock: { milliseconds: () => now } });
		return { start, pass: (seconds: number) => (now += seconds * 1_000) };
	}

	test('lets five pass, then waits 30 s, 1, 5, 15, 60 minutes, and 60 again', async () => {
		const { start, pass } = aPhone();
		const tries = start();
		const left: number[] = [];
		for (let count = 0; count < 5; count++) {
			expect(await tries.wait('a')).toBe(0);
			left.push((await tries.begin('a')).triesLeft);
		}
		expect(left).toEqual([4, 3, 2, 1, 0]);
		for (const seconds of [30, 60, 300, 900, 3_600, 3_600]) {
			expect(await tries.wait('a')).toBe(seconds);
			pass(seconds - 1);
			expect(await tries.wait('a')).toBe(1);
			pass(1);
			expect(await tries.wait('a')).toBe(0);
			await tries.begin('a');
		}
		expect(await tries.wait('another slot')).toBe(0);
	});

	test('survives a restart, and a clock that is set back does not lengthen the wait', async () => {
		const { start, pass } = aPhone();
		const before = start();
		for (let count = 0; count < 6; count++) await before.begin('a');
		const tries = start();
		expect(await tries.wait('a')).toBe(60);
		pass(-1_000_000);
		expect(await tries.wait('a')).toBe(60);
	});

	test('begins anew after the right code', async () => {
		const { start } = aPhone();
		const tries = start();
		for (let count = 0; count < 6; count++) await tries.begin('a');
		await tries.succeeded('a');
		expect(await start().wait('a')).toBe(0);
		expect(await tries.begin('a')).toEqual({ triesLeft: 4 });
	});

	test('counts in memory where no database opens', async () => {
		const broken = new IDBFactory();
		broken.open = () => {
			throw new DOMException('no', 'SecurityError');
		};
		const tries = createTryCounter({ indexedDB: broken, clock: { milliseconds: () => 0 } });
		for (let count = 0; count < 5; count++) await tries.begin('a');
		expect(await tries.wait('a')).toBe(30);
	});
});

describe('a file that leaves the phone', () => {
	let clicks: string[];
	beforeEach(() => {
		clicks = [];
		vi.useFakeTimers();
		const link = { href: '', download: '', click: () => clicks.push(link.download) };
		vi.stubGlobal('document', { createElement: () => link });
	});

	const hand = () => createFileOut().hand('notes.txt', new Uint8Array([1, 2]), 'text/plain');
	const phone = (share: () => Promise<void>, canShare = true) =>
		vi.stubGlobal('navigator', { canShare: () => canShare, share });
	const refusal = (name: string) => () => Promise.reject(new DOMException('no', name));

	test('goes through the share sheet where there is one', async () => {
		phone(() => Promise.resolve());
		expect(await hand()).toBe('shared');
		expect(clicks).toEqual([]);
	});

	test('is not downloaded behind the back of a person who closed the sheet', async () => {
		phone(refusal('AbortError'));
		expect(await hand()).toBe('cancelled');
		expect(clicks).toEqual([]);
	});

	// Chromium begins ten downloads of a page in a second; the files of sixty groups are handed out in one touch.
	test('does not come so soon after another one that the browser drops it', async () => {
		vi.stubGlobal('navigator', {});
		const fileOut = createFileOut();
		const begun: number[] = [];
		vi.stubGlobal('document', { createElement: () => ({ click: () => begun.push(Date.now()) }) });
		const all = (async () => {
			for (let file = 0; file < 60; file += 1)
				await fileOut.hand('G.json', new Uint8Array([1]), 'application/json');
		})();
		await vi.runAllTimersAsync();
		await all;
		expect(begun).toHaveLength(60);
		const inOneSecond = begun.map((from) => begun.filter((at) => at >= from && at < from + 1_000).length);
		expect(Math.max(...inOneSecond)).toBeLessThan(10);
	});

	test.each([
		['that has no share sheet', () => vi.stubGlobal('navigator', {})],
		['that shares no such files', () => phone(() => Promise.resolve(), false)],
		['that refuses only when asked', () => phone(refusal('NotAllowedError'))],
		['that says so as a fault of the kind', () => phone(() => Promise.reject(new TypeError('no')))]
	])('is downloaded on a phone %s', async (_, prepare) => {
		prepare();
		expect(await hand()).toBe('downloaded');
		expect(clicks).toEqual(['notes.txt']);
	});
});

describe('the voice', () => {
	const aVoice = () =>
		createVoice({ readDigits: (text) => text, onUnsaid: () => undefined }, createAudioDoor());
	interface Said {
		readonly text: string;
		voice?: { readonly lang: string };
		volume?: number;
		onend?: () => void;
		onerror?: () => void;
	}
	let said: Said[];
	beforeEach(() => {
		said = [];
		vi.stubGlobal(
			'SpeechSynthesisUtterance',
			class {
				readonly text: string;
				constructor(text: string) {
					this.text = text;
				}
			}
		);
	});
	const phone = (...voices: readonly (readonly [string, boolean])[]) =>
		vi.stubGlobal('speechSynthesis', {
			getVoices: () => voices.map(([lang, localService]) => ({ lang, localService })),
			cancel: () => undefined,
			speak: (utterance: Said) => said.push(utterance)
		});

	test('speaks only with voices that live on the phone', () => {
		phone(['hi-IN', false], ['en_IN', true]);
		const voice = aVoice();
		expect(voice.canSpeak('hi-IN')).toBe(false);
		expect(voice.canSpeak('en-IN')).toBe(true);
		expect(voice.canSpeak('en')).toBe(true);
	});

	test('takes the very language before another of the same kind', async () => {
		phone(['en-US', true], ['en_IN', true]);
		const done = aVoice().say('ten', 'en-IN');
		expect(said[0]?.voice?.lang).toBe('en_IN');
		said[0]?.onend?.();
		await expect(done).resolves.toBeUndefined();
	});

	test('ends what it says when something else is said, when it fails and when it is told to be quiet', async () => {
		phone(['hi-IN', true]);
		const voice = aVoice();
		const first = voice.say('one', 'hi-IN');
		const second = voice.say('two', 'hi-IN');
		await expect(first).resolves.toBeUndefined();
		said[1]?.onerror?.();
		await expect(second).resolves.toBeUndefined();
		const third = voice.say('three', 'hi-IN');
		voice.quiet(true);
		await expect(third).resolves.toBeUndefined();
		await voice.say('four', 'hi-IN');
		expect(said.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
	});

	test('says softly what is for one ear only, and the next thing as loud as ever', () => {
		phone(['hi-IN', true]);
		const voice = aVoice();
		void voice.say('hers', 'hi-IN', { soft: true });
		void voice.say('for all', 'hi-IN');
		expect(said[0]?.volume).toBeGreaterThan(0);
		expect(said[0]?.volume).toBeLessThan(0.5);
		expect(said[1]?.volume).toBe(1);
	});

	test('keeps no screen waiting when the phone never reports the end', async () => {
		vi.useFakeTimers();
		phone(['hi-IN', true]);
		const done = aVoice().say('one', 'hi-IN');
		await vi.advanceTimersByTimeAsync(10_000);
		await expect(done).resolves.toBeUndefined();
	});

	test('a phone without speech stays silent', async () => {
		await expect(aVoice().say('one', 'hi-IN')).resolves.toBeUndefined();
		expect(aVoice().canSpeak('hi-IN')).toBe(false);
	});
});

describe('the lock', () => {
	let locked: number;
	let page: EventTarget & { visibilityState: string };
	let touches: EventTarget;
	beforeEach(() => {
		vi.useFakeTimers();
		locked = 0;
		page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
		touches = new EventTarget();
		vi.stubGlobal('document', page);
		vi.stubGlobal('addEventListener', touches.addEventListener.bind(touches));
		vi.stubGlobal('removeEventListener', touches.removeEventListener.bind(touches));
	});
	const aLock = () => {
		const lock = createIdleLock({ clock: createClock(), onLock: () => (locked += 1) });
		lock.start();
		return lock;
	};
	const wait = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
	const touch = () => touches.dispatchEvent(new Event('pointerdown'));
	const show = (state: 'visible' | 'hidden') => {
		page.visibilityState = state;
		page.dispatchEvent(new Event('visibilitychange'));
	};

	test('closes after three idle minutes, once', () => {
		aLock();
		wait(170);
		touch();
		wait(179);
		expect(locked).toBe(0);
		wait(2);
		expect(locked).toBe(1);
		wait(1_000);
		expect(locked).toBe(1);
	});

	test('gives an open meeting fifteen minutes', () => {
		aLock().meetingIsOpen(true);
		wait(14 * 60);
		expect(locked).toBe(0);
		wait(61);
		expect(locked).toBe(1);
	});

	test('closes 15 seconds after the app is left, even in a meeting', () => {
		aLock().meetingIsOpen(true);
		show('hidden');
		wait(10);
		show('visible');
		wait(20);
		expect(locked).toBe(0);
		show('hidden');
		wait(16);
		expect(locked).toBe(1);
	});

	test('is not fooled by a phone that slept and whose timers stood still', () => {
		aLock();
		show('hidden');
		vi.setSystemTime(Date.now() + 3_600_000);
		show('visible');
		expect(locked).toBe(1);
		aLock();
		vi.setSystemTime(Date.now() + 3_600_000);
		touch();
		expect(locked).toBe(2);
	});

	describe('while the printer is asked', () => {
		const print = (what: 'beforeprint' | 'afterprint') => touches.dispatchEvent(new Event(what));

		test('rests, also behind the printer’s own screen, and begins anew afterwards', () => {
			aLock();
			wait(100);
			print('beforeprint');
			show('hidden');
			wait(4 * 60);
			expect(locked).toBe(0);
			show('visible');
			print('afterprint');
			wait(179);
			expect(locked).toBe(0);
			wait(2);
			expect(locked).toBe(1);
		});

		test('for no longer than five minutes', () => {
			aLock();
			print('beforeprint');
			wait(5 * 60 - 2);
			expect(locked).toBe(0);
			wait(3);
			expect(locked).toBe(1);
		});

		test('a phone that slept behind it is closed when it wakes', () => {
			aLock();
			print('beforeprint');
			vi.setSystemTime(Date.now() + 3_600_000);
			print('afterprint');
			expect(locked).toBe(1);
		});

		test('who left the app meanwhile and did not come back is gone', () => {
			aLock();
			print('beforeprint');
			show('hidden');
			wait(60);
			print('afterprint');
			wait(2);
			expect(locked).toBe(1);
		});
	});

	test('rests when the book was locked by hand', () => {
		aLock().stop();
		wait(10_000);
		expect(locked).toBe(0);
	});
});

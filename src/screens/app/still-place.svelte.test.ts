import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepsTouchedPlaceStill } from './still-place.ts';

let stop: () => void;
beforeEach(() => {
	vi.useFakeTimers();
	stop = keepsTouchedPlaceStill(document);
});
afterEach(() => {
	stop();
	vi.useRealTimers();
	document.body.replaceChildren();
});

/** Button from 100 to 200 px that runs `does` when its middle is clicked. */
function aButton(does: (button: HTMLElement) => void, into: Element = document.body): HTMLElement {
	const button = document.createElement('button');
	button.getBoundingClientRect = () => new DOMRect(100, 100, 100, 100);
	button.addEventListener('click', () => does(button));
	into.append(button);
	return button;
}

const touch = (button: HTMLElement, detail = 1) =>
	button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail, clientX: 150, clientY: 150 }));

const still = () => document.querySelector<HTMLElement>('[data-still]');

test('takes the touches of the place for four tenths of a second after the touch that took its button away', () => {
	touch(aButton((button) => setTimeout(() => button.remove(), 200)));
	vi.advanceTimersByTime(190);
	expect(still()).toBeNull();
	vi.advanceTimersByTime(40);
	expect(still()?.style).toMatchObject({ left: '126px', top: '126px', width: '48px', height: '48px' });
	vi.advanceTimersByTime(160);
	expect(still()).not.toBeNull();
	vi.advanceTimersByTime(20);
	expect(still()).toBeNull();
});

test('leaves a key that stays to the fingers', () => {
	const key = aButton(() => undefined);
	touch(key);
	vi.advanceTimersByTime(100);
	touch(key);
	vi.advanceTimersByTime(400);
	expect(still()).toBeNull();
});

test('a button that moved away is as one that is gone', () => {
	touch(aButton((button) => (button.getBoundingClientRect = () => new DOMRect(100, 300, 100, 100))));
	vi.advanceTimersByTime(40);
	expect(still()).not.toBeNull();
});

test('lies in the sheet that has come to lie over the button', () => {
	const sheet = document.createElement('dialog');
	document.body.append(sheet);
	touch(aButton(() => (sheet.open = true)));
	vi.advanceTimersByTime(40);
	expect(still()?.parentElement).toBe(sheet);
});

test('does nothing for keys of a keyboard, and for the header, where two steps back follow each other', () => {
	touch(
		aButton((button) => button.remove()),
		0
	);
	const header = document.createElement('header');
	document.body.append(header);
	touch(aButton((button) => button.remove(), header));
	vi.advanceTimersByTime(40);
	expect(still()).toBeNull();
});

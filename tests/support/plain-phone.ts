import { openPhone, type Phone, type PhoneOptions } from './browser.ts';

/**
 * The phone of a journey that hears nothing and looks at no picture: a point for each px, the sound switched off, and
 * animations removed, as Android offers it: a touch waits until what moves has come to rest.
 */
export const openPlainPhone = ({ context, ...options }: PhoneOptions = {}): Promise<Phone> =>
	openPhone({
		isQuiet: true,
		...options,
		context: { deviceScaleFactor: 1, ...still, ...context }
	});

/** For `context`: animations are removed. */
export const still = { reducedMotion: 'reduce' } as const;

/** For `context`: the screens move, since what they do while they move is looked at. */
export const moving = { reducedMotion: 'no-preference' } as const;

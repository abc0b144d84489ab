import { openPhone, type Phone, type PhoneOptions } from './browser.ts';

/** The phone of a journey that hears nothing and looks at no picture: a point for each px, and the sound switched off. */
export const openPlainPhone = ({ context, ...options }: PhoneOptions = {}): Promise<Phone> =>
	openPhone({ isQuiet: true, ...options, context: { deviceScaleFactor: 1, ...context } });

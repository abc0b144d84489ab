import type { PhoneOptions } from './browser.ts';

/** A phone that may use its camera, which sees this film (y4m) from each start of the camera on. */
export const cameraOn = (film: string): Pick<PhoneOptions, 'context' | 'flags'> => ({
	context: { permissions: ['camera'] },
	flags: [
		'--use-fake-ui-for-media-stream',
		'--use-fake-device-for-media-stream',
		`--use-file-for-fake-video-capture=${film}`
	]
});

/** Longest side in px of a picture to be read: the best size for a sheet. */
export const pictureSide = 1640;

/** Pixels as a canvas gives them; a plain object, whose bytes can be handed to a worker. */
export type Pixels = Pick<ImageData, 'width' | 'height'> & { readonly data: Uint8Array | Uint8ClampedArray };

/** A picture as pixels, its longer side at most `side`; null where the phone has no canvas for it. */
export function pixelsOf(
	picture: CanvasImageSource,
	{ width, height }: { readonly width: number; readonly height: number },
	side: number
): Pixels | null {
	const factor = Math.min(1, side / Math.max(width, height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * factor);
	canvas.height = Math.round(height * factor);
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height);
	return pixels === undefined ? null : { width: canvas.width, height: canvas.height, data: pixels.data };
}

/** A photograph as pixels, upright as the phone held it; null where it is no picture. The file is let go. */
export async function pixelsOfPhoto(file: Blob): Promise<Pixels | null> {
	const photo = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
	if (photo === null) return null;
	const pixels = pixelsOf(photo, photo, pictureSide);
	photo.close();
	return pixels;
}

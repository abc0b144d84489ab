export * from './cover.ts';
export { leanFromOgg, playable } from './lean-clip.ts';
export { highestSample, loudnessAimed, loudnessOf, playedPart, type PlayedPart } from './loudness.ts';
export * from './pack-file.ts';

export * from './cover.ts';
export { leanFromOgg, playable } from './lean-clip.ts';
export * from './pack-file.ts';

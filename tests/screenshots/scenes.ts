import type { Scene } from './scene.ts';

export const scenes: readonly Scene[] = [{ name: 'first-start', play: async ({ page }) => page.waitForLoadState() }];

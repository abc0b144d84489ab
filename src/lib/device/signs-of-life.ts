/** What tells that somebody is there. */
export const signsOfLife = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

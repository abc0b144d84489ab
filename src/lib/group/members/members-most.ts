/** More would need registration as a company (self-help group) or is unheard of (savings and loan association). */
export const membersMost = { shg: 20, vsla: 30 } as const;

export const sentences = {};

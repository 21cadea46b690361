export const messageCenter = { shared: {} };

export const messageCenterTrigger = { shared: {} };

export const dingTalk = { shared: {} };

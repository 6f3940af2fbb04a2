/** The two IPC channels there are. In a file of their own, so that the preload bundles nothing else. */
export const API_REQUEST = 'api:request';
export const API_EVENT = 'api:event';

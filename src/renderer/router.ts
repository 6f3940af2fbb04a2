import { createRouter, createWebHistory } from 'vue-router';
import SignInPage from './pages/SignInPage.vue';

/** Pages that come after the first one: fetched while somebody types a PIN, so that the window is there sooner. */
const later = {
  firstStart: () => import('./pages/FirstStartPage.vue'),
  counter: () => import('./pages/CounterPage.vue'),
  receipts: () => import('./pages/ReceiptsPage.vue'),
  drawer: () => import('./pages/DrawerPage.vue'),
  close: () => import('./pages/ClosePage.vue'),
  board: () => import('./pages/BoardPage.vue'),
  cis: () => import('./pages/CisPage.vue'),
  office: () => import('./pages/OfficePage.vue'),
  pin: () => import('./pages/PinPage.vue'),
};

/** Fetches the pages one after the other; what cannot be fetched now is fetched when it is gone to. */
export async function fetchLaterPages(): Promise<void> {
  await later.counter();
  await Promise.all([
    later.receipts(),
    later.drawer(),
    later.cis(),
    later.close(),
    later.board(),
    later.office(),
    later.pin(),
  ]);
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: SignInPage },
    { path: '/first-start', name: 'first-start', component: later.firstStart },
    { path: '/counter', name: 'counter', component: later.counter },
    { path: '/receipts/:receiptNo?', name: 'receipts', component: later.receipts, props: true },
    { path: '/drawer/:sessionId?', name: 'drawer', component: later.drawer, props: true },
    { path: '/close/:date?', name: 'close', component: later.close, props: true },
    { path: '/board', name: 'board', component: later.board },
    { path: '/cis', name: 'cis', component: later.cis },
    { path: '/office', name: 'office', component: later.office },
    { path: '/pin', name: 'pin', component: later.pin },
    { path: '/:rest(.*)*', redirect: '/sign-in' },
  ],
});

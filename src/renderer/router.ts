import { createRouter, createWebHistory } from 'vue-router';
import CisPage from './pages/CisPage.vue';
import CounterPage from './pages/CounterPage.vue';
import FirstStartPage from './pages/FirstStartPage.vue';
import OfficePage from './pages/OfficePage.vue';
import ReceiptsPage from './pages/ReceiptsPage.vue';
import SignInPage from './pages/SignInPage.vue';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: SignInPage },
    { path: '/first-start', name: 'first-start', component: FirstStartPage },
    { path: '/counter', name: 'counter', component: CounterPage },
    { path: '/receipts/:receiptNo?', name: 'receipts', component: ReceiptsPage, props: true },
    { path: '/cis', name: 'cis', component: CisPage },
    { path: '/office', name: 'office', component: OfficePage },
    { path: '/:rest(.*)*', redirect: '/sign-in' },
  ],
});

import './theme/trusted-styles.ts';
import '@fontsource-variable/inter/wght.css';
import 'vuetify/styles/core';
import './theme/counter.css';
import './theme/contrast.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n } from './locales/i18n.ts';
import { router } from './router.ts';
import { vuetify } from './theme/vuetify.ts';

createApp(App).use(createPinia()).use(i18n).use(vuetify).use(router).mount('#app');

import type { drawer as english } from '../en/drawer.ts';

/** La caja: contar dinero, abrir, lo que pasa mientras tanto, el arqueo a ciegas y su aprobación. */
export const drawer: typeof english = {
  till: {
    bill: 'Billetes',
    coin: 'Monedas sueltas',
    roll: 'Rollos de monedas',
    pieces: { bill: 'billetes de {face}', coin: 'monedas de {face}', roll: 'rollos de {face}' },
    each: '{amount} cada uno',
    oneMore: 'Uno más: {piece}',
    oneLess: 'Uno menos: {piece}',
    counted: 'Contado',
    shouldBe: 'debe haber {amount}',
    agrees: '✓ cuadra',
    over: 'sobran {amount}',
    short: 'faltan {amount}',
    rows: 'siguiente y anterior',
    parts: 'otra parte',
  },
  drawer: {
    name: 'Caja {drawer}',
    loading: 'Un momento …',
    again: 'Probar otra vez',
    open: {
      title: 'Abrir una caja',
      which: 'Cuál caja',
      count: 'Lo que hay en la caja {drawer}',
      note: 'Por qué no es lo que debe ser',
      act: 'Abrir la caja {drawer}',
      none: 'Todas las cajas están en uso hasta que se apruebe su arqueo. Haga aprobar uno o pida otra caja a su supervisor.',
    },
  },
};

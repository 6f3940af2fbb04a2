import { smallDisk } from '#test/support/small-disk.ts';
import { Office } from './desk/office.ts';
import { expect, test } from './desk/test.ts';

test('a full disk takes no payment and says so; with room again the same key takes it, once', async () => {
  const disk = smallDisk(192);
  // The full disk is real, a small tmpfs, and only root may mount one.
  test.skip(disk === null, 'this user may not mount a small disk');
  if (!disk) return;
  const office = await Office.build({ home: disk.folder });
  try {
    const clerk = await office.open();
    await clerk.startsTheDay();
    await clerk.opens('garcia maria');
    await clerk.countsCash('150');
    disk.fill();
    await clerk.window.press('Enter');
    await expect(clerk.window.refusal).toContainText('The disk is full. Nothing was taken.');
    await expect(clerk.window.tendered).toHaveValue('150');
    expect(office.inTheCis()).toEqual([]);

    disk.makeRoom();
    await clerk.window.press('Enter');
    expect(await clerk.sees()).toBe('C1-26-000001');
    await expect(clerk.window.cisState).toHaveText('In the CIS');
    await expect(clerk.window.printState).toHaveText('Printed');
    expect(office.inTheCis()).toHaveLength(1);
  } finally {
    const mistakes = await office.tearDown();
    disk.forget();
    expect(mistakes).toEqual([]);
  }
});

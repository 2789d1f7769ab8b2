/**
 * The way through the form: where the box of a field is, which comes next as they stand in the page, and that the bar
 * does not cover the one that has the focus.
 */

import type { Pointer } from '../types.js';
import { parentOf } from './draft.js';
import { boxId } from './view.js';

export class Way {
  /** Where the focus was last. */
  private place: HTMLElement | null = null;
  private pointing = false;
  private readonly root: () => ParentNode;

  constructor(root: () => ParentNode) {
    this.root = root;
  }

  /** The box of a field, or of what it is a part of. */
  box(pointer: Pointer): HTMLElement | null {
    for (let at = pointer; at; at = parentOf(at)) {
      const found = this.root().querySelector<HTMLElement>(`#${boxId(at)}`);
      if (found) return found;
    }
    return null;
  }

  /** As they stand in the page; what has no box in it comes last. */
  inOrder<Place extends { pointer: Pointer }>(places: readonly Place[]): Place[] {
    const found = places.map((place) => ({ place, box: this.box(place.pointer) }));
    const placed = found.filter(({ box }) => box !== null);
    placed.sort((one, other) => (one.box && follows(one.box, other.box) ? -1 : one.box === other.box ? 0 : 1));
    return [...placed, ...found.filter(({ box }) => box === null)].map(({ place }) => place);
  }

  /** What the browser can lead to: the box, or what unfolds it. */
  anchor(pointer: Pointer): HTMLElement | null {
    const box = this.box(pointer);
    const fold = box && closedAround(box).pop();
    return fold ? fold.querySelector('summary') : box;
  }

  goTo(pointer: Pointer): void {
    const box = this.box(pointer);
    if (box) {
      for (const fold of closedAround(box)) fold.open = true;
      box.focus();
      box.scrollIntoView({ block: box.matches('h2') ? 'start' : 'center' });
      return;
    }
    const region = this.root().querySelector<HTMLElement>('.scroll');
    if (region) region.focus({ preventScroll: true });
  }

  /** To the first of these that comes after the last focus, or round again to the very first. */
  goToNext(pointers: readonly Pointer[]): void {
    const { place } = this;
    const ordered = this.inOrder(pointers.map((pointer) => ({ pointer })));
    const next = ordered.find(({ pointer }) => place !== null && follows(place, this.box(pointer)));
    const target = next || ordered[0];
    if (target) this.goTo(target.pointer);
  }

  readonly onFocused = (event: FocusEvent): void => {
    const focused = event.target as HTMLElement;
    if (focused.closest('.bar')) return;
    this.place = focused;
    // A box that moves away under the pointer would miss the click.
    if (!this.pointing) requestAnimationFrame(() => this.uncover(focused));
  };

  readonly onPointer = (event: PointerEvent): void => {
    this.pointing = event.type === 'pointerdown';
  };

  /** A scroll margin does not reach past the region of the table, which scrolls by itself. */
  private uncover(focused: HTMLElement): void {
    const bar = this.root().querySelector('.bar');
    if (!bar || !focused.isConnected) return;
    const { top, bottom } = bar.getBoundingClientRect();
    const box = focused.getBoundingClientRect();
    const covered = getComputedStyle(bar).position === 'sticky' && box.top < bottom && box.bottom > top;
    // The region is higher than the page, and what is seen of it says where the focus is.
    if (covered && focused.matches('input, textarea, select, button')) focused.scrollIntoView({ block: 'center' });
  }
}

/** The closed folds around an element, the innermost first. */
function closedAround(element: HTMLElement): HTMLDetailsElement[] {
  const fold = element.closest('details');
  if (!fold || !fold.parentElement) return [];
  return [...(fold.open ? [] : [fold]), ...closedAround(fold.parentElement)];
}

/** A box that is no longer in the page is followed by nothing. */
function follows(one: Node, other: Node | null): boolean {
  return (
    other !== null &&
    one.isConnected &&
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

'use client';
import { create } from 'zustand';

/** A step of the way to a page. */
export interface Crumb {
  /** In the person's language, or the title that somebody gave. */
  readonly label: string;
  readonly href: string;
}

/** The guides that the help drawer can show: files of docs/guides. */
export type GuideName = 'analyst' | 'support' | 'supervisor' | 'admin' | 'developer';

/** Where the person is, as the page says it. */
export interface Place {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly guide: GuideName | undefined;
}

interface PlaceStore {
  readonly place: Place;
  readonly enter: (place: Place) => void;
}

/** The place that the bar shows; written by `Page` alone. */
export const usePlace = create<PlaceStore>((set) => ({
  place: { title: '', crumbs: [], guide: undefined },
  enter: (place) => set({ place }),
}));

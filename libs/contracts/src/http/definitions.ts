import type { DefinitionKind, JsonValue, Problem } from '@fermata/model';

/** Format of a definition's source text. */
export type SourceFormat = 'yaml' | 'json';

/** A definition in lists: `GET /definitions`. Times are RFC 3339. */
export interface DefinitionSummary {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly tags: readonly string[];
  /** 0 = never published. */
  readonly latestVersion: number;
  /** Revision of the draft; the ETag for If-Match. 0 = no draft. */
  readonly draftRevision: number;
  /** Whether the draft differs from the latest version. */
  readonly changed: boolean;
  readonly archived: boolean;
  readonly deleted: boolean;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** What was found when the draft was saved last. */
  readonly draftErrors: number;
  readonly draftWarnings: number;
  /** Instances that are not closed, counted up to 1,000; workflows in lists only. */
  readonly openInstances?: number;
}

/** `GET /definitions/:kind/:name`. */
export interface DefinitionDetail extends DefinitionSummary {
  readonly draft?: { readonly source: string; readonly format: SourceFormat; readonly body: JsonValue };
}

/** `PUT /definitions/:kind/:name/draft` with If-Match (`*` or absent only for a new one). */
export interface SaveDraftRequest {
  readonly source: string;
  readonly format: SourceFormat;
}

/** Answer of saving a draft and of `POST …/validate`: findings never refuse a draft, they refuse a publish. */
export interface DraftVerdict {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly revision: number;
  readonly problems: readonly Problem[];
}

/** `POST /definitions/:kind/:name/publish`. */
export interface PublishRequest {
  /** Publishes only this draft revision. */
  readonly revision: number;
  readonly note?: string;
}

/** One immutable version: `GET /definitions/:kind/:name/versions[/:version]`. */
export interface DefinitionVersion {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly title: string;
  /** SHA-256 (hex) over canonical JSON. */
  readonly hash: string;
  readonly note?: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
  /** `name` as written → pinned `name@version`, by pointer. */
  readonly references: Readonly<Record<string, string>>;
  readonly source?: string;
  readonly format?: SourceFormat;
  readonly body?: JsonValue;
  /** Warnings and hints of the publish. */
  readonly problems?: readonly Problem[];
}

/** `GET /definitions/:kind/:name/compare?from=&to=` (`draft` or a number). */
export interface DefinitionComparison {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly {
    readonly op: 'added' | 'removed' | 'changed';
    readonly path: string;
    readonly before?: JsonValue;
    readonly after?: JsonValue;
  }[];
}

/** `POST /deployments`: a set of definition files, saved and published together or not at all. */
export interface DeployRequest {
  readonly files: readonly {
    readonly path: string;
    readonly source: string;
    readonly format: SourceFormat;
  }[];
  readonly note?: string;
  /** Only judge, change nothing. */
  readonly dryRun?: boolean;
}

/** Answer of a deployment, one entry per file. */
export interface DeployResult {
  readonly deployed: boolean;
  readonly files: readonly {
    readonly path: string;
    readonly kind?: DefinitionKind;
    readonly name?: string;
    /** `unchanged` = the latest version has the same hash. */
    readonly outcome: 'published' | 'unchanged' | 'refused' | 'judged';
    readonly version?: number;
    readonly problems: readonly Problem[];
  }[];
}

/** `GET /definitions/:kind/:name/used-by`. */
export interface UsedBy {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly path: string;
  readonly uses: string;
}

/** A text that a draft has had: `GET /definitions/:kind/:name/revisions`. */
export interface DraftRevisionRow {
  readonly revision: number;
  /** The name that someone gave it. */
  readonly label?: string;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** The same with its text: `GET /definitions/:kind/:name/revisions/:revision`. */
export interface DraftRevisionText extends DraftRevisionRow {
  readonly source: string;
  readonly format: SourceFormat;
}

/** Somebody else who has a draft open: answer of `PUT /definitions/:kind/:name/presence`. */
export interface PresentPerson {
  readonly person: string;
  readonly tab: string;
  /** JSON Pointer of what is looked at; empty = the whole. */
  readonly place: string;
  readonly editing: boolean;
  readonly seenAt: string;
}

/** What a document refers to, as it is published and registered now: `POST /definitions/known`. */
export interface KnownWorld {
  readonly references: JsonValue;
  readonly implementations: readonly {
    readonly kind: 'activity' | 'executor';
    readonly name: string;
    readonly version?: string;
    readonly isLive: boolean;
  }[];
  readonly groups: readonly string[];
}

/** A workflow to begin with: `GET /templates`. */
export interface TemplateSummary {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** The folder it comes from: a business, or the catalogue of patterns. */
  readonly group: string;
}

/** The same with its text: `GET /templates/:id`. */
export interface TemplateText extends TemplateSummary {
  readonly source: string;
  readonly format: SourceFormat;
}

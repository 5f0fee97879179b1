/** What a page must show; `README.md` of the fixtures says what each means. */
export interface PageMust {
  readonly reads?: readonly string[];
  readonly never?: readonly string[];
  readonly once?: readonly string[];
  readonly tags?: Readonly<Record<string, number>>;
  readonly figures?: readonly {
    readonly alt: string;
    readonly ratio: number;
    readonly 'least-width': number;
  }[];
  readonly letters?: { readonly least: number };
  readonly columns?: readonly {
    readonly of: readonly string[];
    readonly align: 'left' | 'right' | 'centre';
  }[];
  readonly 'indents-rise'?: readonly string[];
  readonly 'same-indent'?: readonly (readonly string[])[];
  readonly smaller?: readonly string[];
  /** In widths of a letter, from where the first line begins. */
  readonly indents?: readonly { readonly line: string; readonly is: number }[];
  readonly continued?: { readonly line: string; readonly least: number };
  readonly boxed?: readonly string[];
  readonly barred?: readonly string[];
  readonly struck?: readonly string[];
  readonly font?: readonly { readonly text: string; readonly kind: 'monospace' }[];
  readonly boxes?: { readonly ticked: number; readonly empty: number };
}

/** A case's must.yaml. */
export interface Must {
  readonly about: string;
  readonly make?: string;
  readonly pages?: Readonly<Record<string, PageMust>>;
  readonly warnings?: readonly { readonly says: string; readonly times?: number }[];
  readonly 'no-warnings'?: readonly string[];
  readonly 'page-count'?: { readonly exactly?: number; readonly 'at-least'?: number };
  readonly document?: { readonly author?: string; readonly links?: readonly string[] };
  readonly appendix?: {
    readonly question: string;
    readonly 'at-least': number;
    readonly never: readonly string[];
    readonly width: number;
  };
  readonly whole?: {
    readonly question: string;
    readonly 'each-once': string;
    readonly count: number;
    readonly 'in-order'?: boolean;
  };
  readonly 'page-numbers'?: boolean;
}

/** A formula of `tex/must.yaml`: set, or named with a reason. */
export interface FormulaMust {
  readonly id: string;
  readonly question: string;
  readonly line: number;
  readonly tex: string;
  readonly set?: boolean;
  readonly named?: string;
}

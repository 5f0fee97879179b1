/** Texts that a page must print and give back, by what is hard about them. */
export const CORPUS: Readonly<Record<string, string>> = {
  ligatures: 'The offline affluent fjord office: difficult efficiency.',
  'combining accents': 'Ame\u0301lie cafe\u0301 nai\u0308ve Z\u0308o\u0308',
  greek: 'Η γρήγορη αλεπού: ∂L/∂x, α ≤ β → γ',
  cyrillic: 'Съешь ещё этих мягких французских булок',
  chinese: '梯度的绝对值，最大值。显著图显示了网络关注的像素。',
  japanese: '画像の勾配を計算します。「顕著性マップ」',
  korean: '기울기의 절댓값을 구합니다',
  arabic: 'خريطة البروز تعرض البكسلات المهمة',
  hebrew: 'מפת הבולטות מציגה פיקסלים חשובים',
  'hebrew with numbers and Latin': 'הערך (score) הוא 12.5 עבור gorilla.',
  devanagari: 'हिन्दी में ग्रेडिएंट की व्याख्या: क्षत्रिय, स्थिति',
  thai: 'แผนที่ความเด่นชัด',
  emoji: '🙂 👍🏽 👨‍👩‍👧 🇩🇪 ❤️ 🚀',
  symbols: '✓ ✗ → ⇒ ≤ ≥ ∑ √ ∞ ℝ ½ € °',
};

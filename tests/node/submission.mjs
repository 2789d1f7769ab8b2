// A complete submission of an invented department, for tests that change one thing about it.

export function submission() {
  return {
    rubric: 'ningxian-2023-department',
    year: 2023,
    department: { name: '示例县示例局' },
    three_public: { total: { budget: '2.4', executed: '2.15', last_year: '2.2' } },
    facts: {
      finance_posts_compliant: true,
      spending_approved: true,
      procurement_compliant: false,
      treasury_payment: true,
      accounting_truthful: true,
      targets_reported: true,
      three_public_due: '2024-03-31',
      three_public_published: '2024-03-01',
      publication_scope: 'both',
      statements_submitted: true,
    },
    projects: [
      { name: '示例项目一', score: '85' },
      { name: '示例项目二', score: 90 },
    ],
  };
}

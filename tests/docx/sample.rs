//! A document with all that a report has.

use ziping::report::document::{
    Blank, Blanks, Block, Cell, Document, Heading, Orientation, Paragraph, Part, Role, Row, Style, Table,
};

/// A paragraph of a style.
pub fn paragraph(style: Style, text: &str) -> Block {
    Block::Paragraph(Paragraph { style, text: text.to_owned() })
}

/// A title.
pub fn title(text: &str) -> Block {
    Block::Title(Paragraph { style: Style::Title, text: text.to_owned() })
}

/// A heading with its number.
pub fn heading(level: u32, number: &str, text: &str) -> Block {
    Block::Heading(Heading { level, number: number.to_owned(), text: text.to_owned() })
}

/// A row of a table.
pub fn row(role: Role, cells: Vec<Cell>) -> Row {
    Row { role, cells }
}

/// A blank with what stands in it.
pub fn blank(label: &str, value: Option<&str>) -> Blank {
    Blank { label: label.to_owned(), value: value.map(str::to_owned) }
}

/// Pages of one orientation.
pub fn part(orientation: Orientation, blocks: Vec<Block>) -> Part {
    Part { name: "部门".to_owned(), orientation, blocks }
}

/// A document of one upright part.
pub fn of(blocks: Vec<Block>) -> Document {
    let parts = vec![part(Orientation::Portrait, blocks)];
    Document { title: "报告".to_owned(), origin: String::new(), parts }
}

/// A table with sections, merged cells and a total, of several pages.
pub fn score_table() -> Table {
    let number = |text: &str| Cell::number(text.parse().ok());
    let head = ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "完成情况", "自评得分"];
    let mut rows = vec![
        row(Role::Section, vec![Cell::text("投入").over(3), number("15"), Cell::text("").over(2), number("13.5")]),
        row(
            Role::Item,
            vec![
                Cell::centred("投入").down(3),
                Cell::centred("目标设定").down(2),
                Cell::text("绩效目标合理性"),
                number("5"),
                Cell::text("①符合国家法律法规，得2分；\n②符合部门职责，得2分；\n③依据充分，得1分。"),
                Cell::text("三项均符合。"),
                number("5"),
            ],
        ),
        row(
            Role::Item,
            vec![
                Cell::text("绩效指标明确性"),
                number("5"),
                Cell::text("指标细化、量化，与年度任务数对应的，得满分；一项不符合扣1分，扣完为止。"),
                Cell::text("有一项指标未量化。"),
                number("4"),
            ],
        ),
        row(
            Role::Item,
            vec![
                Cell::centred("预算配置"),
                Cell::text("在职人员控制率"),
                number("5"),
                Cell::text("在职人员控制率=在职人员数÷编制数×100%；每超过一个百分点扣0.5分。"),
                Cell::text("在职人员26人，编制25人，控制率104%。"),
                number("4.5"),
            ],
        ),
    ];
    for index in 1..=30 {
        rows.push(row(
            Role::Item,
            vec![
                Cell::centred("过程"),
                Cell::centred("预算执行"),
                Cell::text(format!("指标{index}")),
                number("2"),
                Cell::text("按完成率计算得分，得分不超过本项分值。"),
                Cell::text("已完成。"),
                number("2"),
            ],
        ));
    }
    rows.push(row(
        Role::Total,
        vec![Cell::centred("合计").over(3), number("100"), Cell::text("").over(2), number("92.35")],
    ));
    let header = vec![row(Role::Header, head.map(Cell::centred).into())];
    Table { caption: None, widths: vec![6, 8, 14, 5, 30, 24, 7], header, rows }
}

/// A report, its table and the sheet of a project.
pub fn sample() -> Document {
    let long = "我单位承担全县机关党的建设、思想政治、精神文明建设等职责，内设办公室、组织科、宣传科3个科室，\
                编制25人，年末在职26人。全年预算收入512.36万元，支出498.07万元，预算执行率97.21%。";
    let mut report = vec![
        title("示例县示例局2023年度部门整体支出\n绩效自评报告"),
        paragraph(Style::Body, "根据《关于开展2023年度部门预算绩效自评工作的通知》要求，现将自评情况报告如下。"),
        heading(1, "一、", "部门（单位）概况"),
        heading(2, "（一）", "主要职责职能，组织架构、人员及资产等基本情况"),
    ];
    report.extend((0..6).map(|_| paragraph(Style::Body, long)));
    report.extend([
        heading(2, "（二）", "当年预算及执行情况"),
        heading(3, "1.", "人员支出"),
        paragraph(Style::Body, long),
        heading(4, "（1）", "工资福利"),
        paragraph(Style::Body, long),
        heading(3, "2.", "商品服务支出"),
        paragraph(Style::Body, long),
        Block::Table(Table {
            caption: Some("预算执行情况".to_owned()),
            widths: vec![3, 2, 2],
            header: vec![row(Role::Header, ["项目", "预算数（万元）", "执行数（万元）"].map(Cell::centred).into())],
            rows: vec![
                row(Role::Item, vec![Cell::text("基本支出"), Cell::centred("312.36"), Cell::centred("300.07")]),
                row(Role::Total, vec![Cell::centred("合计"), Cell::centred("512.36"), Cell::centred("498.07")]),
            ],
        }),
        heading(1, "二、", "其他需要说明的问题"),
        paragraph(Style::Body, "无。"),
        paragraph(Style::Attachments, "附件：1.部门整体支出绩效自评表\n　　　2.项目支出绩效自评表"),
        paragraph(Style::Signed, "示例县示例局"),
        paragraph(Style::Signed, "2024年2月26日"),
    ]);
    let table = vec![
        paragraph(Style::Mark, "附表3"),
        title("部门整体支出绩效自评表"),
        Block::Blanks(Blanks {
            head: true,
            lines: vec![vec![
                blank("填报单位（盖章）", Some("示例县示例局")),
                blank("联系电话", None),
                blank("填报日期", Some("2024年2月26日")),
            ]],
        }),
        paragraph(Style::Note, "单位：分"),
        Block::Table(score_table()),
        paragraph(Style::Note, "注：①得分保留两位小数；②每个项目另附自评表。"),
        Block::Blanks(Blanks {
            head: false,
            lines: vec![
                vec![blank("单位负责人（签章）", None), blank("分管领导", None), blank("填报人", Some("某某"))],
                vec![blank("财政局归口股室", None), blank("股室负责人", None), blank("审核人", None)],
            ],
        }),
    ];
    let sheet = vec![paragraph(Style::Mark, "附件2"), title("项目支出绩效自评表"), Block::Table(score_table())];
    Document {
        title: "示例县示例局2023年度部门整体支出绩效自评报告".to_owned(),
        origin: "由 ziping 0.3.0 按标准 ningxian-2023-department 生成，摘要 3f2a…".to_owned(),
        parts: vec![
            part(Orientation::Portrait, report),
            part(Orientation::Landscape, table),
            part(Orientation::Portrait, sheet),
        ],
    }
}

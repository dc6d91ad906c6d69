// A maker of machine parts from another province sets up a pulley line in a leased hall.
import { pdfPaper } from './papers'
import type { Application } from './portal'

export const environmental: Application = {
  search: '环评报告表',
  name: '办环评报告表',
  answers: [
    ['按分类名录，您的项目要编哪一类环评文件？', '环境影响报告表'],
    ['是新建，还是在原有项目上改建、扩建、技术改造？', '新建'],
    ['场地是自有的，还是租用的厂房？', '租用'],
    ['报告表是谁编制的？', '委托技术单位编制'],
    ['报告表里有没有不能公开的国家秘密或商业秘密？', '否'],
  ],
  form: {
    申请人: { 联系手机: '13800230003' },
    经营主体: { 法定代表人姓名: '吴建国' },
    建设项目: {
      项目名称: '减振皮带轮自动化生产线',
      项目代码: '2601-500112-04-01-123456',
      建设地点: '渝北区玉峰山镇演示工业园 8 号',
      环评分类名录类别: '三十一、通用设备制造业 69 通用零部件制造',
      总投资: '3200',
      其中环保投资: '65',
      用地或厂房面积: '4200',
      建设内容和规模: '皮带轮自动化生产线一条，年产 50 万件。',
      主要污染物和去向: '打磨粉尘经布袋除尘后排放；生活污水进管网；设备减振降噪；金属屑外卖回收。',
      计划开工日期: { day: '2026-06-01' },
      编制单位名称: '重庆演示环境技术有限公司',
      编制单位统一社会信用代码: '91500112DEM0000B1P',
      编制主持人: '程远',
    },
  },
  papers: {
    建设项目环境影响报告表: pdfPaper('报告表', 'Environmental impact report form'),
    报告表公示本: pdfPaper('公示本', 'Public version of the report form'),
    经营场所使用证明: pdfPaper('厂房租赁合同', 'Lease of the hall'),
  },
}

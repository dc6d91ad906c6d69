// The case of the whole product: a company that wants to open a pharmacy of 120 m².
import type { Entry } from './forms'
import { pdfPaper, pngPaper, type Paper } from './papers'

/** Questions by their headings, answered as the pinned plan has them. */
export const answers: readonly (readonly [question: string, answer: string])[] = [
  ['您想用什么身份开店？', '公司'],
  ['店面一共多少平方米？', '120'],
  ['是不是只卖乙类非处方药？', '否'],
  ['卖不卖医疗器械？', '卖第二类'],
  ['卖不卖食品、保健食品？', '不卖'],
  ['要不要装门头招牌？', '否'],
  ['是不是连锁药店的门店？', '否'],
]

export const items = [
  '营业执照',
  '公章刻制备案',
  '新办纳税人',
  '社会保险',
  '健康证明',
  '药品经营许可证',
  '第二类医疗器械',
]

export const form: Record<string, Record<string, Entry>> = {
  申请人: { 联系手机: '13800230001' },
  经营主体: {
    名称: '重庆安康大药房有限公司',
    法定代表人姓名: '简晓雯',
    法定代表人身份证号码: '11010519491231002X',
    注册资本: '50',
    股东及出资: {
      rows: [
        {
          '股东姓名或名称': '简晓雯',
          '身份证号码或统一社会信用代码': '11010519491231002X',
          '认缴出资（万元）': '50',
        },
      ],
    },
    经营范围: '药品零售；第二类医疗器械销售。',
    从业人数: '4',
    刻制印章: { choice: '公章、财务专用章、发票专用章、合同专用章' },
    办税人员姓名: '简晓雯',
    办税人员手机: '13800230001',
    纳税人类型: { choice: '小规模纳税人' },
  },
  经营场所: {
    经营场所地址: '渝北区龙溪街道演示路 1 号',
    所在楼层: '1 层',
    场所来源: { choice: '租用' },
    产权人: '王建国',
    其中仓储面积: '20',
  },
  人员: {
    企业负责人: '简晓雯',
    质量负责人姓名: '孙立群',
    质量负责人身份证号码: '11010519491231002X',
    从业人员名册: {
      rows: [{ 姓名: '孙立群', 身份证号码: '11010519491231002X', 岗位: '执业药师' }],
    },
  },
  药品: {
    药品经营类别: { choice: '处方药、甲类和乙类非处方药' },
    是否经营需要冷藏的药品: { choice: '否' },
    药品追溯信息系统: '码上放心',
  },
  医疗器械: {
    医疗器械经营方式: { choice: '零售' },
    医疗器械经营范围: '第二类：6820 普通诊察器械，6841 医用化验和基础设备器具',
  },
}

export const papers: Record<string, Paper> = {
  '经营场所使用证明': pdfPaper('租赁合同', 'Lease of the premises, signed'),
  '公司章程': pdfPaper('公司章程', 'Articles of association'),
  '一寸免冠照片': pngPaper('照片', 1),
  '人员学历、职称或资格证明': pdfPaper('执业药师证', 'Licensed pharmacist'),
  '场所平面图': pngPaper('平面图', 2),
  '设施设备清单': pdfPaper('设备清单', 'Refrigerator, thermometer, shelves'),
  '质量管理制度目录': pdfPaper('制度目录', 'Quality system, contents'),
}

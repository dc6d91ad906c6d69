// The first case of a trade that came into the catalogue a moment ago: a flower shop of 60 m² with coffee.
import type { Application } from './portal'
import { pdfPaper, pngPaper } from './papers'

export const flowerShop: Application = {
  search: '花店',
  name: '开花店带咖啡座',
  answers: [
    ['您想用什么身份开店？', undefined],
    ['店面一共多少平方米？', '60'],
    ['店是不是开在商场里？', undefined],
    ['要不要装门头招牌？', '否'],
    ['花卉、苗木要不要从外地调运？', '是'],
  ],
  form: {
    申请人: { 联系手机: '13800230001' },
    经营主体: {
      名称: '渝北区一枝花艺咖啡店',
      经营范围: '花卉零售；餐饮服务。',
      从业人数: '2',
      办税人员姓名: '简晓雯',
      办税人员手机: '13800230001',
      纳税人类型: { choice: '小规模纳税人' },
    },
    经营场所: {
      经营场所地址: '渝北区龙溪街道演示路 2 号',
      场所来源: { choice: '租用' },
      产权人: '王建国',
    },
    人员: {
      企业负责人: '简晓雯',
      从业人员名册: {
        rows: [{ 姓名: '孙立群', 身份证号码: '11010519491231002X', 岗位: '咖啡师' }],
      },
    },
    食品: { 食品类别: '自制饮品制售', 食品安全管理人员: '简晓雯' },
    排水: { 预计日排水量: '1', 隔油设施: '洗杯池下装隔油器' },
    农资经营: { '调运的植物、数量和目的地': '月季切花 200 枝，昆明到渝北' },
  },
  papers: {
    经营场所使用证明: pdfPaper('租赁合同', 'Lease of the premises, signed'),
    场所平面图: pngPaper('平面图', 2),
    食品经营设备设施清单与操作流程: pdfPaper('设备清单', 'Espresso machine, sink, fridge'),
    食品安全规章制度目录: pdfPaper('制度目录', 'Food safety rules'),
    排水管网和隔油设施图: pngPaper('排水图', 3),
    植物检疫调运申报单: pdfPaper('申报单', 'Cut roses, 200'),
  },
}

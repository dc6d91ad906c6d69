"""A new trade as a maintainer puts it together in the browser (docs/trace-flower-shop.md), step by step: the clothing
shop's package changed into a flower shop with a small café. What comes out is what tests/bundles/flower-shop holds."""

import copy

CODE = "open-flower-shop-with-cafe"
GROUND = "open-clothing-shop"
BUNDLE = "tests/bundles/flower-shop"
ANSWERS = {"entity": "individual", "area": "60", "in_mall": "false", "signboard": "false", "question_6": "true"}


def _needed(item, zh, en):
    return {"item": item, "role": "required", "why": {"zh": f"这件事要办“{zh}”。", "en": f"You need this for it: {en}."}}


def flower_shop(clothing_shop):
    """The document of the package, from that of the clothing shop."""
    shop = copy.deepcopy(clothing_shop)
    shop["code"] = CODE
    shop["name"] = {"zh": "开花店带咖啡座", "en": "Open a flower shop with a café"}
    shop["aliases"] = ["开花店带咖啡座", "花店带咖啡座", "open a flower shop with a café", "开花店", "鲜花店", "花艺"]
    shop["summary"] = {"zh": "开花店带咖啡座要办的事，一次办齐。",
                       "en": "Open a flower shop with a café: everything it needs, in one go."}
    gone = "public-place-hygiene-licence"
    shop["items"] = [one for one in shop["items"] if one["item"] != gone]
    shop["edges"] = [edge for edge in shop["edges"] if gone not in edge]
    shop["items"] += [_needed("food-business-licence", "食品经营许可", "Food business licence"),
                      _needed("drainage-licence", "城镇污水排入排水管网许可", "Licence to drain into the public sewer")]
    health = next(one for one in shop["items"] if one["item"] == "staff-health-check")
    health["role"] = "required"
    del health["when"], health["dropped_why"]
    shop["questions"] = [one for one in shop["questions"] if one["code"] != "place"]
    shop["questions"].append({
        "code": "question_6", "text": {"zh": "花卉、苗木要不要从外地调运？", "en": "Will flowers or plants be brought in from elsewhere?"},
        "why": {"zh": "从外地调运应检的植物要检疫证书。", "en": "Plants brought in from elsewhere need a quarantine certificate."},
        "kind": "yes_no"})
    quarantine = _needed("plant-quarantine-certificate", "植物检疫证书核发（调运）", "Plant quarantine certificate for transport")
    shop["items"].append({
        **quarantine, "role": "situational", "when": {"is": ["question_6", True]},
        "dropped_why": {"zh": "按您的情况，不用办“植物检疫证书核发（调运）”。",
                        "en": "Your case does not need this: Plant quarantine certificate for transport."}})
    shop["edges"] += [["business-registration", "food-business-licence"], ["business-registration", "drainage-licence"],
                      ["business-registration", "plant-quarantine-certificate"], ["staff-health-check", "food-business-licence"]]
    return shop

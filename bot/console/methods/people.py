"""auth.test, users.info, users.list, bots.info, team.info."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.console.errors import ApiError
from bot.console.methods.call import Call, Method
from bot.console.methods.conversations import page
from bot.console.rates import Tier
from bot.console.records import Json, Person
from bot.console.team import Team


def test_auth(call: Call) -> Json:
    """Whose token it is."""
    team = call.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": team.bot.name,
        "team_id": team.id,
        "user_id": team.bot.id,
        "bot_id": team.bot_id,
        "is_enterprise_install": False,
    }


def user_info(call: Call) -> Json:
    """One person."""
    return {"user": person_json(call.team, call.team.find_person(call.arguments.need("user")))}


def list_users(call: Call) -> Json:
    """Everyone, the bot too."""
    team = call.team
    found, cursor = page(list(team.people.values()), call.arguments, 200)
    return {
        "members": [person_json(team, person) for person in found],
        "cache_ts": int(team.clock().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def bot_info(call: Call) -> Json:
    """The bot itself; it knows no other."""
    team = call.team
    if call.arguments.text("bot") not in (None, team.bot_id):
        raise ApiError("bot_not_found")
    told = {"id": team.bot_id, "deleted": False, "name": team.bot.name, "app_id": team.app_id}
    return {"bot": told | {"user_id": team.bot.id, "updated": int(team.clock().timestamp())}}


def team_info(call: Call) -> Json:
    """The workspace."""
    team = call.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}}


def person_json(team: Team, person: Person) -> Json:
    """A person as the Web API shows them."""
    offset = team.clock().astimezone(ZoneInfo(person.timezone)).utcoffset()
    return {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name.lower().replace(" ", "."),
        "real_name": person.name,
        "deleted": False,
        "tz": person.timezone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_stranger": person.is_external,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "profile": {"real_name": person.name, "display_name": person.name, "team": person.team_id},
    }


METHODS = {
    "auth.test": Method(test_auth, tier=Tier.FREE),
    "users.info": Method(user_info, ("user",), ("users:read",), Tier.FOUR),
    "users.list": Method(list_users, (), ("users:read",), Tier.TWO),
    "bots.info": Method(bot_info, (), ("users:read",)),
    "team.info": Method(team_info, (), ("team:read",)),
}

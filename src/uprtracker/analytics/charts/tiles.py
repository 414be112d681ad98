"""The tile grid: every State a tile of the same size, about where it lies; 193 members and two observers.

A grid instead of a map: no boundary is drawn, and a small State can be seen as well as a large one.
"""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Place:
    """Row and column of a tile, from 0 at the upper left."""

    row: int
    column: int


@lru_cache(maxsize=1)
def places() -> dict[str, Place]:
    """Return the place of each State by ISO3."""
    return {
        iso3: Place(row, column)
        for row, line in enumerate(_GRID.splitlines()[1:])
        for column in range(len(line) // 3)
        if (iso3 := line[3 * column : 3 * column + 3]) != " . "
    }


# Three letters a tile.
_GRID = """
 .  .  .  .  .  .  .  .  . ISL .  . NORSWEFINEST
 . CAN .  .  .  .  .  .  .  . IRLGBR . DNK . LVARUS
 . USA .  .  .  .  .  .  .  .  . NLDBELDEUPOLLTUBLR .  . KAZ .  . MNG
MEX .  .  . BHS .  .  .  .  . FRALUXLIECZESVKUKRMDA .  . UZBKGZ . CHNPRK . JPN
GTMBLZ . CUBHTIDOMKNAATG . PRTESPANDCHEAUTHUNROU . GEOAZETKMTJKNPLBTNKOR
SLVHND . JAM .  . DMALCA .  .  . MCOITASVNHRVSRBBGRARM . IRNAFGINDBGDLAOVNM
 . NIC .  .  .  . VCTBRB .  .  . VATSMRBIHMNEMKD . TURSYRIRQPAKLKAMMRTHAKHMPHL
 . CRIPAN .  .  . GRDTTO .  .  .  . MLTALBGRC . CYPLBNJORKWTBHRMDV . MYSBRN . PLWFSMMHL
 .  . COLVENGUYSUR .  .  .  . MARDZATUNLBYEGY . ISRPSESAUQATARE .  . SGPIDNTLSPNGNRUKIR
 .  . ECUPERBRA .  .  . CPV . MRTMLINERTCDSDNERIDJI . YEMOMN .  .  .  .  .  . SLBTUVWSM
 .  .  . BOLPRY .  .  . GMBSENBFABENNGACAFSSDETHSOM .  .  .  .  .  .  .  . AUSVUTFJITON
 .  . CHLARGURY .  .  . GNBGINGHATGOCMRCOGUGAKEN .  .  .  .  .  .  .  .  .  .  . NZL
 .  .  .  .  .  .  .  . SLELBRCIVSTPGNQCODRWATZA . SYC
 .  .  .  .  .  .  .  .  .  .  .  . GABAGOBDIMWICOM
 .  .  .  .  .  .  .  .  .  .  .  .  . NAMZMBMOZ . MDGMUS
 .  .  .  .  .  .  .  .  .  .  .  .  . BWAZWESWZ
 .  .  .  .  .  .  .  .  .  .  .  .  . ZAFLSO
"""

/// A phrase that the program itself writes into pages, feeds and data. Its words, and the values that are in them, are in
/// `strings/<language>.yml` under its name: `historyOf` is `history_of` there.
///
/// What a template says has no case here unless the program says it too.
package enum Phrase: String, CaseIterable, Sendable {
  // Days, numbers and lists
  case january, february, march, april, may, june, july, august, september, october, november, december, date
  case dateAndTime, decimalMark, thousandsMark, listNext, listLast, groupNext

  // What versions are called
  case draft, undated, versionOfOneDay, inForce, superseded, upcoming, latestCapture, earlierCapture, laterCapture
  case effective, published, technicalUpgrade, versionOfPolicy, titleOfVersion, titleOfCapture, titleOfDraft

  // What kinds of policies are called
  case kindPrivacy, kindTerms, kindCookies, kindAcceptableUse, kindOther

  // What kinds of changes are called
  case changeInserted, changeDeleted, changeEdited, changeMoved, changeMovedAndEdited, changeRenumbered
  case changeRetargetedLink, changeDateOnly, changeFormattingOnly, countedChange, verdictNone, verdictCosmetic
  case verdictSubstantive, coarseComparison

  // The page of a version
  case garbledRepairedOnPage, shownRepaired, textInForceDescription, textCapturedDescription, ownDescription
  case versionDescription, captureDescription, draftDescription, isDraft, readInForce, readLatestCapture, dayNotSet
  case noneKnownYet, noneCapturedYet, isLaterCapture, isNotYetInForce, isEarlierCapture, isSuperseded, isSupersededBy
  case isLatestCapture, isInForce, lastingAddress, isCapturedByOthers, whatWouldChange, whatChangedSince
  case whatWillChange, newVersionComing, seeWhatWillChange, readIt, thisVersion, viewLatestCapture, viewInForce
  case viewNewestTranslation
  case changesSinceVersion, compareVersions, markdownSource, archivesCopy, noneNamed, permalink, linkToSection
  case tableNumber, backToText, footnotes

  // Since when clauses exist
  case clausesOf, clausesDescription, since, sinceOrEarlier, sinceAndChanged, sinceOrEarlierAndChanged, clauseDeparted

  // A history
  case historyOfPolicy, historyDescription, versionsKnown, versionsKnownBetween, capturesKnown, capturesKnownBetween
  case atomFeed, jsonFeed, historyAsData, timeMap, clauses, digests, changesToInForce, changesFromInForce

  // Plots of a history
  case figuresTable, changesTable, status, versions, captures, changes, unitChanges, length, lengthValue, lengthRange
  case gradeRange, thirdPartiesValue, thirdPartiesRange, sameInEveryVersion, betweenYears, betweenDays
  case mostInVersion, leastInVersion, mostInYear, changesInVersions, changesInYears, changesMostly

  // The grid of sections
  case section, withoutWords, beforeFirstHeading, sectionNew, sectionChanged, sectionMoved, sectionCosmetic
  case sectionRemoved, signChanged, signMoved, signCosmetic, versionsSpoken, sectionsOf, sectionsOfInYear
  case sectionsDescription, sectionsDescriptionOfYear, sectionsCounted, sectionsInVersions, versionsWithoutColumn
  case sectionsGone, sectionsChangedInYear, otherVersionsMinor, allYears

  // Any version against any other
  case compareVersionsOf, compareDescription, anyTwoVersions, anyTwoCaptures, eachVersionCompared, eachCaptureCompared
  case anyOtherTwo, theOneBefore, inForceOf, changesBetween

  // A redline
  case changesOfVersions, changesToPolicy, redlineDescription, nothing, spanOfVersions, insertedBegins, insertedEnds
  case deletedBegins, deletedEnds, changedLink, changedImage, changedForm, changedEmphasis, changedSigns, formatBegins
  case formatEnds, linkChanged, linkAdded, linkRemoved, imageChanged, imageTextChanged, emphasisChanged
  case headingLevelChanged, formBecame, formChanged, paragraphsCounted, columnsCounted, listFrom, lineBreaksChanged
  case signsChanged, charactersGarbled, charactersRepaired, paragraphsUnchanged, sourceAdded, sourceRemoved
  case dividingLine, emptyParagraph, movedHere, movedAway, movedHereFrom, movedAwayTo, itsOldPlace, itsNewPlace
  case movedHereEnds, movedAwayEnds, linkToChange

  // Links and what is loaded
  case leadsElsewhere, affiliateLink, imageNamed, notLoaded, loadedFrom, pageLoadsFrom, opensMailOrPhone, linksCounted
  case loadedByItself

  // What a destination learns
  case learnsFromEachVisit, learnsFromVisit, learnsFromLoading, toldNothing, toldOrigin, toldAddress, addressesCarry
  case someAreAffiliate, allAreAffiliate, someUsePlainHttp, allUsePlainHttp, learnsFromMail, learnsFromCall

  // The ledger
  case ledgerIntro, ledgerDescription, ownersByList, linkedNow, linkedFromUpcoming, linkedFromEarlier, ledgerAsJson
  case ledgerAsCsv, sentNothing, sentOrigin, sentAddress, sentParameters, sentOverPlainHttp, sentAsAffiliate
  case sentByLoading, linksTo, destinationDescription, itsPrivacyPolicy, linkWithoutWords, wordsName, loadedByPage
  case carries, linkedSince, linkedSinceButNotIn, linkedIn, linkedOnlyIn, linkedBetween

  // Search
  case searchIntro, searchDescription, histories, pages, policyWithVersions

  // Lists and other pages
  case policies, policiesIntro, policiesDescription, inForceSince, capturedOn, translationOfVersion, noVersionKnown,
    pageNotFound
  case notFoundText, notFoundDescription, tags, tagsIntro, pagesAbout, pagesCounted, pageOfSite

  // Feeds
  case changesOfPolicy, entryOfVersion, entryOfCapture, takesEffect, textUnchanged, changesListed, linksNowAlso
  case linksNoMore, firstVersion

  // Checking the archive
  case checkingTitle, checkingDescription, unlocked, locked, signed

  // What templates say as well
  case words, readingGrade, thirdParties, version, history, search, ledger, captured

  /// Its name in the files: `historyOf` → `history_of`.
  var name: String {
    rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.lowercased()
    }
  }

  /// From January to December.
  static let months: [Phrase] = [
    .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november, .december,
  ]
}
